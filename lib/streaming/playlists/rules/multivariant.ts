import { parameterDefinitions, playlistVersion, withViewerQuery } from './viewer-query'

/** A rendition with its own sound. Bandwidths in bits per second, sizes in pixels, frame rate in pictures per second. */
export type RenditionFacts = {
  name: string
  /** Peak. */
  bandwidth: number
  averageBandwidth?: number | null
  codecs: string
  width: number
  height: number
  frameRate?: number | null
}

export type PlaylistKind = 'live' | 'archive'

/**
 * The multivariant playlist (RFC 8216bis §4.4.6), the same bytes for every viewer. Renditions stand in
 * order of bandwidth whatever order they come in.
 * @throws RangeError without a rendition, or with text that could break out of its attribute.
 */
export function writeMultivariant({ renditions, kind }: { renditions: readonly RenditionFacts[]; kind: PlaylistKind }): string {
  if (renditions.length === 0) throw new RangeError('a multivariant playlist needs a rendition')
  const ordered = [...renditions].sort((a, b) => a.bandwidth - b.bandwidth || (a.name < b.name ? -1 : 1))
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${playlistVersion}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...parameterDefinitions,
    ...ordered.flatMap((rendition) => [streamInf(rendition), withViewerQuery(`${plainName(rendition.name)}/${kind}.m3u8`)]),
    '',
  ].join('\n')
}

function streamInf(rendition: RenditionFacts): string {
  if (!/^[A-Za-z0-9.,-]+$/.test(rendition.codecs)) throw new RangeError('codecs are not an RFC 6381 list')
  const attributes = [
    `BANDWIDTH=${wholeNumber(rendition.bandwidth)}`,
    rendition.averageBandwidth ? `AVERAGE-BANDWIDTH=${wholeNumber(rendition.averageBandwidth)}` : null,
    `CODECS="${rendition.codecs}"`,
    `RESOLUTION=${wholeNumber(rendition.width)}x${wholeNumber(rendition.height)}`,
    rendition.frameRate ? `FRAME-RATE=${rendition.frameRate.toFixed(3)}` : null,
  ]
  return `#EXT-X-STREAM-INF:${attributes.filter((attribute) => attribute !== null).join(',')}`
}

function plainName(name: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name)) throw new RangeError('a rendition has a plain name')
  return name
}

function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value) || value <= 0) throw new RangeError('a bandwidth or size is a whole number above 0')
  return value
}
