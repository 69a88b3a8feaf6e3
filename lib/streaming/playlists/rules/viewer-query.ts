/** The parameters of a viewer's link, in the order they are written: the grant, then CloudFront's. */
export const linkParameters = ['g', 'Policy', 'Signature', 'Key-Pair-Id', 'Hash-Algorithm'] as const

/** Since `EXT-X-DEFINE` with `QUERYPARAM` is used (RFC 8216bis §8). */
export const playlistVersion = 11

/** Takes each parameter of the playlist's own URI as a variable (RFC 8216bis §4.4.2.3). */
export const parameterDefinitions = linkParameters.map((name) => `#EXT-X-DEFINE:QUERYPARAM="${name}"`)

const viewerQuery = linkParameters.map((name) => `${name}={$${name}}`).join('&')

/** A URI that carries the viewer's query, written as variables so that every viewer reads the same bytes. */
export function withViewerQuery(path: string): string {
  return `${path}?${viewerQuery}`
}
