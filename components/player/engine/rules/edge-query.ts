/** What a signed link carries. The values are CloudFront's own (custom policy) and the grant's id. */
const signedNames = new Set(['g', 'Policy', 'Signature', 'Key-Pair-Id', 'Hash-Algorithm'])

/**
 * Puts the current signed query on an edge address and keeps the rest, such as `_HLS_msn`, behind it.
 *
 * Done on the text: `URLSearchParams` would write CloudFront's `~` as `%7E`, which the edge refuses.
 * hls.js itself does that when it adds `_HLS_msn`, so an older signed part is dropped, whatever its form.
 */
export function withQuery(address: string, query: string): string {
  const whole = address.split('#', 1)[0] ?? ''
  const at = whole.indexOf('?')
  const path = at < 0 ? whole : whole.slice(0, at)
  const kept = (at < 0 ? '' : whole.slice(at + 1))
    .split('&')
    .filter((pair) => pair !== '' && !signedNames.has(pair.split('=', 1)[0] ?? ''))
  return `${path}?${[query, ...kept].join('&')}`
}

/** The address without delivery directives (RFC 8216bis §6.2.5): it is answered at once. Null when it has none. */
export function withoutDirectives(address: string): string | null {
  const [path = '', query = ''] = address.split('?', 2)
  const kept = query.split('&').filter((pair) => !pair.startsWith('_HLS_'))
  if (kept.length === query.split('&').length) return null
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`
}

/** The path of a content key (`/api/contents/<content>/keys/<epoch>`) when the address is one, else null. */
export function keyPath(address: string): string | null {
  const path = /^(?:https?:\/\/[^/?#]+)?(\/api\/contents\/[\w-]+\/keys\/\d+)(?:[?#].*)?$/.exec(address)
  return path?.[1] ?? null
}

/** The rendition an edge address belongs to: the folder before the file name, as in `…/v0/live.m3u8`. */
export function renditionOf(address: string): string {
  const path = (address.split(/[?#]/, 1)[0] ?? '').split('/')
  return path.at(-2) ?? ''
}
