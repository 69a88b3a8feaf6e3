/** The signed part of a link, taken apart but not yet believed. */
export type SignedPart = { policy: string; signature: string; keyPairId: string; grantId: string }

export type LinkFault = 'unsigned' | 'encoded' | 'duplicate_parameter' | 'parameter_missing' | 'parameter_unknown' | 'hash_algorithm'

const cloudfrontParameters = new Set(['Policy', 'Signature', 'Key-Pair-Id', 'Hash-Algorithm', 'Expires'])
// `g` names the grant; the others are directives of blocking reload (RFC 8216bis §6.2.5).
const ownParameters = new Set(['g', '_HLS_msn', '_HLS_part', '_HLS_skip'])

/**
 * Takes a query apart as a string. It is never decoded: CloudFront compares what stands there, so that
 * `%7E` for `~` is another, wrong signature.
 */
export function readSignedQuery(query: string): SignedPart | LinkFault {
  if (query.includes('%') || query.includes('+')) return 'encoded'
  const values = new Map<string, string>()
  for (const parameter of query.split('&')) {
    const equals = parameter.indexOf('=')
    const name = equals < 0 ? parameter : parameter.slice(0, equals)
    if (!cloudfrontParameters.has(name) && !ownParameters.has(name)) return 'parameter_unknown'
    if (values.has(name)) return 'duplicate_parameter'
    values.set(name, equals < 0 ? '' : parameter.slice(equals + 1))
  }
  const policy = values.get('Policy')
  const signature = values.get('Signature')
  const keyPairId = values.get('Key-Pair-Id')
  const grantId = values.get('g')
  if (values.has('Expires')) return 'parameter_unknown'
  if (!policy || !signature || !keyPairId || !grantId) return 'parameter_missing'
  // Without it CloudFront would take SHA-1.
  if (values.get('Hash-Algorithm') !== 'SHA256') return 'hash_algorithm'
  return { policy, signature, keyPairId, grantId }
}

/** The URL as the policy sees it: CloudFront's own parameters do not count. */
export function withoutCloudfrontParameters(base: string, query: string): string {
  const own = query.split('&').filter((parameter) => !cloudfrontParameters.has(parameter.split('=', 1)[0] ?? ''))
  return own.length > 0 ? `${base}?${own.join('&')}` : base
}
