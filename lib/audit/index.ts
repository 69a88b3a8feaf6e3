import 'server-only'

export { recordEntry, type EntryInput } from './record-entry'
export { networkPseudonym, pseudonym } from './pseudonym'
export { entryMac, type EntryFacts } from './rules/entry-mac'
