import { renditionOf } from './edge-query'

/** The renditions a multivariant playlist offers, by folder name, in its order (RFC 8216 §4.3.4.2). */
export function renditionsIn(multivariant: string): string[] {
  const addresses = multivariant.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  return [...new Set(addresses.map(renditionOf))]
}

/** The number of the last segment in a media playlist, or null when it holds none (RFC 8216 §4.3.3.2). */
export function lastSegmentIn(playlist: string): number | null {
  const first = Number(/^#EXT-X-MEDIA-SEQUENCE:(\d+)/m.exec(playlist)?.[1] ?? 0)
  const segments = playlist.match(/^#EXTINF:/gm)?.length ?? 0
  return segments === 0 ? null : first + segments - 1
}
