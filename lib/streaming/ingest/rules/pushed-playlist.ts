import { readAttributes, type AttributeList } from './attribute-list'
import { MediaRefused } from './refused'

/** What an encoder's own playlist says. It is read for its facts and never served. */
export type PushedPlaylist =
  | { kind: 'media'; targetDuration: number; ended: boolean; init: string | null; entries: PushedEntry[] }
  | { kind: 'multivariant'; variants: PushedVariant[] }

export type PushedEntry = { name: string; durationMs: number }

/** Bandwidths in bits per second, sizes in pixels. */
export type PushedVariant = {
  name: string
  bandwidth: number
  averageBandwidth: number | null
  codecs: string | null
  frameRate: number | null
}

const mostCharacters = 2_000_000
const mostLineCharacters = 4_096
const plainUri = /^(?:[A-Za-z0-9_-]{1,64}\/)?[A-Za-z0-9_-]{1,64}\.(?:m4s|mp4|ts|m3u8)$/
const decimal = /^\d{1,9}(?:\.\d{1,20})?$/
const integer = /^\d{1,12}$/

// These would make a player fetch, decrypt or assemble something that this platform did not make.
const refusedTags = new Set(['EXT-X-BYTERANGE', 'EXT-X-DEFINE', 'EXT-X-CONTENT-STEERING', 'EXT-X-SESSION-DATA', 'EXT-X-I-FRAMES-ONLY'])

/**
 * Parses a pushed playlist strictly (RFC 8216 §4). Only relative, plain names pass.
 * @throws MediaRefused `playlist_foreign_uri` for an absolute or climbing URI, `playlist_foreign_key`
 * for any encryption, `playlist_invalid` for everything else that is not a plain playlist.
 */
export function readPushedPlaylist(text: string): PushedPlaylist {
  if (text.length > mostCharacters) throw invalid('it is too long')
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  if (lines[0] !== '#EXTM3U') throw invalid('it does not begin with #EXTM3U')
  const read = new Reading()
  for (const line of lines.slice(1)) {
    if (line.length > mostLineCharacters || /[^\x20-\x7e\u0080-\uffff]/.test(line)) throw invalid('a line is not plain text')
    if (!line.startsWith('#')) read.uri(plain(line))
    else if (line.startsWith('#EXT')) read.tag(line)
  }
  return read.result()
}

class Reading {
  private targetDuration: number | null = null
  private ended = false
  private init: string | null = null
  private pendingDurationMs: number | null = null
  private pendingVariant: Omit<PushedVariant, 'name'> | null = null
  private readonly entries: PushedEntry[] = []
  private readonly variants: PushedVariant[] = []

  tag(line: string): void {
    const colon = line.indexOf(':')
    const name = line.slice(1, colon < 0 ? undefined : colon)
    const value = colon < 0 ? '' : line.slice(colon + 1)
    if (refusedTags.has(name)) throw invalid(`${name} is not taken`)
    if (name === 'EXTINF') this.pendingDurationMs = readDuration(value)
    else if (name === 'EXT-X-TARGETDURATION') this.targetDuration = readNumber(value, integer, name)
    else if (name === 'EXT-X-ENDLIST') this.ended = true
    else if (name === 'EXT-X-STREAM-INF') this.pendingVariant = readVariant(readAttributes(value))
    else if (name === 'EXT-X-KEY' || name === 'EXT-X-SESSION-KEY') requireNoKey(readAttributes(value))
    else if (name === 'EXT-X-MAP') this.init = readInit(readAttributes(value))
    else if (/(?:^|[,:])[A-Z-]*URI=/.test(value)) requirePlainUris(readAttributes(value))
  }

  uri(name: string): void {
    if (this.pendingDurationMs !== null && this.pendingVariant === null) {
      this.entries.push({ name, durationMs: this.pendingDurationMs })
    } else if (this.pendingVariant !== null && this.pendingDurationMs === null) {
      this.variants.push({ name, ...this.pendingVariant })
    } else {
      throw invalid('a URI stands without its tag')
    }
    this.pendingDurationMs = null
    this.pendingVariant = null
  }

  result(): PushedPlaylist {
    if (this.pendingDurationMs !== null || this.pendingVariant !== null) throw invalid('a tag stands without its URI')
    const { targetDuration, ended, init, entries, variants } = this
    if (variants.length > 0) {
      if (entries.length > 0 || targetDuration !== null) throw invalid('it mixes media and variants')
      return { kind: 'multivariant', variants }
    }
    if (targetDuration === null) throw invalid('it has no EXT-X-TARGETDURATION')
    return { kind: 'media', targetDuration, ended, init, entries }
  }
}

function readVariant(attributes: AttributeList): Omit<PushedVariant, 'name'> {
  requirePlainUris(attributes)
  const average = attributes.get('AVERAGE-BANDWIDTH')
  const frameRate = attributes.get('FRAME-RATE')
  return {
    bandwidth: readNumber(attributes.get('BANDWIDTH') ?? '', integer, 'BANDWIDTH'),
    averageBandwidth: average === undefined ? null : readNumber(average, integer, 'AVERAGE-BANDWIDTH'),
    codecs: attributes.get('CODECS') ?? null,
    frameRate: frameRate === undefined ? null : readNumber(frameRate, decimal, 'FRAME-RATE'),
  }
}

function readInit(attributes: AttributeList): string {
  if (attributes.has('BYTERANGE')) throw invalid('EXT-X-MAP with BYTERANGE is not taken')
  return plain(attributes.get('URI') ?? '')
}

function requireNoKey(attributes: AttributeList): void {
  if (attributes.get('METHOD') !== 'NONE' || attributes.has('URI')) {
    throw new MediaRefused('playlist_foreign_key', 'push plain media; keys are made here')
  }
}

function requirePlainUris(attributes: AttributeList): void {
  for (const [name, value] of attributes) if (name.endsWith('URI')) plain(value)
}

function plain(uri: string): string {
  if (!plainUri.test(uri)) throw new MediaRefused('playlist_foreign_uri', 'a playlist names plain, relative files only')
  return uri
}

function readDuration(value: string): number {
  return Math.round(readNumber(value.split(',')[0] ?? '', decimal, 'EXTINF') * 1000)
}

function readNumber(value: string, form: RegExp, name: string): number {
  if (!form.test(value)) throw invalid(`${name} is not a number`)
  return Number(value)
}

function invalid(detail: string): MediaRefused {
  return new MediaRefused('playlist_invalid', detail)
}
