import { howToAsk, leftOut } from '../chain/knocks'
import type { Ask } from '../visitor'
import type { Entitled, TableRow } from './access-table'
import type { Bag, Belongs } from './world'

/** One way of asking one route about one bag of things. */
export type Call = { label: string; ask: Ask; belongs: Belongs; row: TableRow }

const parametersOf = (path: string) => [...path.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name)

/** Every way of asking this route with this bag. Throws for a parameter that no bag has: a new object must be given to the matrix. */
export function callsAt(row: TableRow, bag: Bag): Call[] {
  const name = `${row.method} ${row.path}`
  if (name in leftOut) return []
  const complete = howToAsk(name).filter(({ isIncomplete }) => !isIncomplete)
  return complete.map(({ query, ...how }) => {
    const needs = [...parametersOf(row.path), ...namesIn(how.body)]
    const path = fillPath(row.path, bag.values) + (query ? `?${fillText(query, bag.values)}` : '')
    const body: unknown = how.body === undefined ? undefined : JSON.parse(fillText(JSON.stringify(how.body), bag.values))
    const headers = how.headers && (JSON.parse(fillText(JSON.stringify(how.headers), bag.values)) as Record<string, string>)
    const ask: Ask = { method: row.method, path, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) }
    return { label: labelOf(name, how.body), ask, belongs: belongsTo(row.entitled, bag, needs), row }
  })
}

/** The same calls with one thing of another bag: own door, foreign object. Only for routes that name two. */
export function mixedCallsAt(row: TableRow, own: Bag, foreign: Bag): Call[] {
  const of = 'of' in row.entitled ? row.entitled.of : null
  const others = parametersOf(row.path).filter((name) => name !== of && name !== 'epoch')
  if (of === null || !row.path.includes(`[${of}]`)) return []
  return others
    .filter((name) => own.values[name] !== foreign.values[name])
    .flatMap((name) => callsAt(row, { ...own, values: { ...own.values, [name]: foreign.values[name] ?? '' } }).map((call) => ({ ...call, label: `${call.label} with a foreign ${name}` })))
}

function belongsTo(entitled: Entitled, bag: Bag, needs: readonly string[]): Belongs {
  const of = 'of' in entitled ? entitled.of : null
  const plays = entitled.kind === 'viewer' && !needs.includes('epoch') ? played(needs) : null
  // A key is asked for with a grant, and the grant is a person's.
  const what = entitled.kind === 'viewer' ? (plays ? `${plays}Id` : needs.includes('epoch') ? 'grantId' : (of ?? '')) : (of ?? needs[0] ?? '')
  return { house: bag.house, personId: bag.ownerOf(what), named: needs.length > 0, plays }
}

function played(needs: readonly string[]): Belongs['plays'] {
  if (needs.includes('contentId')) return 'content'
  return needs.includes('broadcastId') ? 'broadcast' : null
}

function fillPath(path: string, values: Readonly<Record<string, string>>): string {
  return path.replace('[...path]', 'v0/0.m4s').replace(/\[(\w+)\]/g, (_, name: string) => valueOf(values, name))
}

/** `"ticketId":"$id"` takes the bag's ticket; `$slug`, `$house` and the others what they say; a lone `$id` the order. */
function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text
    .replace(/"(\w+)":"\$id"/g, (_, name: string) => `"${name}":"${valueOf(values, name)}"`)
    .replace(/"eventSlug":"[^"]+"/g, `"eventSlug":"${valueOf(values, 'slug')}"`)
    .replaceAll('$house', valueOf(values, 'organisationSlug'))
    .replaceAll('$artist', valueOf(values, 'artistSlug'))
    .replaceAll('$type', valueOf(values, 'typeSlug'))
    .replaceAll('$slug', valueOf(values, 'slug'))
    .replaceAll('$grant', valueOf(values, 'grantId'))
    .replaceAll('$content', valueOf(values, 'contentId'))
    .replaceAll('$id', valueOf(values, 'orderId'))
}

function namesIn(body: unknown): string[] {
  return [...JSON.stringify(body ?? null).matchAll(/"(\w+)":"\$(?:id|house|artist)"/g)].map(([, name = '']) => name)
}

function valueOf(values: Readonly<Record<string, string>>, name: string): string {
  const value = values[name]
  if (value === undefined) throw new Error(`the matrix has no ${name}: give world.ts one`)
  return value
}

function labelOf(name: string, body: unknown): string {
  const names = namesIn(body)
  return names.length > 0 ? `${name} by ${names.join(' and ')}` : name
}
