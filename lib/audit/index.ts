import 'server-only'

export { ensureLedgerMonths } from './ensure-months'
export { recordEntry, recordWithin, type EntryInput } from './record-entry'
export { networkPseudonym, pseudonym } from './pseudonym'
export { entryMac, type EntryFacts } from './rules/entry-mac'
