import type { PlaylistKind } from '../playlists/rules/multivariant'
import type { Container } from '../playlists/rules/rows'

/** What a path of the edge names. */
export type EdgePath = { contentId: string } & (
  | { kind: 'multivariant'; playlist: PlaylistKind }
  | { kind: 'playlist'; rendition: string; playlist: PlaylistKind }
  | { kind: 'segment'; rendition: string; sequence: number; container: Container }
  | { kind: 'init'; rendition: string; run: number; epoch: number }
)

const canonical = /^\/([A-Za-z0-9-]{1,64})\/(?:([A-Za-z0-9_-]{1,64})\/)?(?:(live|archive)\.m3u8|(0|[1-9]\d{0,9})\.(m4s|ts)|init-([1-9]\d{0,8})-([1-9]\d{0,8})\.mp4)$/

/** Null for every path but the one way of writing an object's name: no `..`, no escapes, no leading zeros. */
export function parseEdgePath(path: string): EdgePath | null {
  const [, contentId, rendition, playlist, sequence, extension, run, epoch] = canonical.exec(path) ?? []
  if (contentId === undefined) return null
  if (playlist === 'live' || playlist === 'archive') {
    return rendition === undefined ? { contentId, kind: 'multivariant', playlist } : { contentId, kind: 'playlist', rendition, playlist }
  }
  if (rendition === undefined) return null
  if (sequence !== undefined) return { contentId, kind: 'segment', rendition, sequence: Number(sequence), container: extension === 'ts' ? 'ts' : 'cmaf' }
  return { contentId, kind: 'init', rendition, run: Number(run), epoch: Number(epoch) }
}

/** The blocking reload that a query asks for (RFC 8216bis §6.2.5.2); `bad` where it makes no sense. */
export function readDirective(query: string): number | null | 'bad' {
  const parameters = new Map(query.split('&').map((parameter) => parameter.split('=', 2) as [string, string | undefined]))
  const number = parameters.get('_HLS_msn')
  if (number === undefined) return parameters.has('_HLS_msn') || parameters.has('_HLS_part') ? 'bad' : null
  return /^\d{1,10}$/.test(number) ? Number(number) : 'bad'
}
