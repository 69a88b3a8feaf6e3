import type { Container } from '../../playlists/rules/rows'
import { MediaRefused } from './refused'

/** Where a pushed object belongs. `number` is the encoder's own; the server numbers segments itself. */
export type IngestPath =
  | { rendition: string; kind: 'init' }
  | { rendition: string; kind: 'media'; container: Container; number: number }
  | { rendition: string; kind: 'playlist' }

// As the storage names objects: a letter or digit first.
const plainName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/
const plainFile = /^([A-Za-z0-9_-]{1,64})\.([a-z0-9]{2,4})$/
const lastDigits = /(\d+)\D*$/
/** Numbers are kept in 32 bits, signed. */
const highestNumber = 2 ** 31 - 1

/**
 * The rendition of an encoder that pushes without a directory: the one that the studio page always sends. So a
 * broadcast that goes from the page to an encoder, or back, stays one rendition, whole in its archive.
 */
export const rootRendition = 'v0'

/**
 * Reads the path of a pushed object below the stream's address: `v0/init.mp4`, `v0/12.m4s`,
 * `index.m3u8`. Names are plain and relative, and at most one directory deep.
 * @throws MediaRefused `path_invalid` for `..`, empty, encoded or odd names, `path_unsupported` for other kinds of file.
 */
export function parseIngestPath(segments: readonly string[]): IngestPath {
  const file = segments.at(-1)
  if (file === undefined || segments.length > 2) {
    throw new MediaRefused('path_invalid', 'a path has a file name and at most one directory')
  }
  const rendition = segments.length === 2 ? segments[0] : rootRendition
  if (rendition === undefined || !plainName.test(rendition)) {
    throw new MediaRefused('path_invalid', 'a directory is named with letters, digits, - and _, a letter or digit first')
  }
  const [, name, extension] = plainFile.exec(file) ?? []
  if (name === undefined) throw new MediaRefused('path_invalid', 'a file is named with letters, digits, - and _ and an extension')
  if (extension === 'm3u8') return { rendition, kind: 'playlist' }
  const isInit = name.toLowerCase().includes('init')
  if (isInit && (extension === 'mp4' || extension === 'm4s')) return { rendition, kind: 'init' }
  if (extension === 'm4s') return { rendition, kind: 'media', container: 'cmaf', number: readNumber(name) }
  if (extension === 'ts') return { rendition, kind: 'media', container: 'ts', number: readNumber(name) }
  throw new MediaRefused('path_unsupported', 'push fragmented MP4 (an init .mp4 and media .m4s) or MPEG-TS (.ts), and playlists .m3u8')
}

function readNumber(name: string): number {
  const digits = lastDigits.exec(name)?.[1]
  const number = Number(digits)
  if (digits === undefined || number > highestNumber) {
    throw new MediaRefused('path_invalid', 'a media file carries its number in its name, below 2^31')
  }
  return number
}
