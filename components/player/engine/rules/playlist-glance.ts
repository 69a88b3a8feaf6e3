import { renditionOf } from './edge-query'

/** The renditions a multivariant playlist offers, by folder name, in its order (RFC 8216 §4.3.4.2). */
export function renditionsIn(multivariant: string): string[] {
  const addresses = multivariant.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  return [...new Set(addresses.map(renditionOf))]
}

/** How far a media playlist goes. */
export interface Reach {
  /** The number of its last segment (RFC 8216 §4.3.3.2). */
  readonly number: number
  /** The instant that segment ends, ms since 1970; null where no segment is dated (§4.3.2.6). */
  readonly endsAt: number | null
}

/** Null when the playlist is empty, or is none. */
export function reachOf(playlist: string): Reach | null {
  let endsAt: number | null = null
  let segments = 0
  for (const line of playlist.split(/\r?\n/)) {
    const [, tag, value = ''] = /^#(EXTINF|EXT-X-PROGRAM-DATE-TIME):(.*)/.exec(line) ?? []
    if (tag === 'EXT-X-PROGRAM-DATE-TIME') endsAt = Date.parse(value)
    if (tag !== 'EXTINF') continue
    segments += 1
    if (endsAt !== null) endsAt += Number.parseFloat(value) * 1_000
  }
  if (segments === 0) return null
  const first = Number(/^#EXT-X-MEDIA-SEQUENCE:(\d+)/m.exec(playlist)?.[1] ?? 0)
  return { number: first + segments - 1, endsAt }
}

/** Less than this (ms) between two renditions is the order their segments arrive in. */
const abreastMs = 700

/** True when one rendition goes on where the other has stopped. Numbers tell where dates do not: they may differ. */
export function isAhead(one: Reach | null, other: Reach | null): boolean {
  if (one === null) return false
  if (other === null) return true
  if (one.endsAt === null || other.endsAt === null) return one.number > other.number
  return one.endsAt - other.endsAt > abreastMs
}
