/** What a link to the edge opens, for whom and until when. */
export type LinkTerms = {
  /** Scheme and host of the edge, without a path: `https://media.example`. */
  edgeUrl: string
  contentId: string
  grantId: string
  /** Seconds since 1970; from this second on the link is refused. */
  expiresAtSeconds: number
}

const plainId = /^[A-Za-z0-9-]{1,64}$/
const plainEdge = /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?$/

/**
 * The CloudFront custom policy of a grant, without white space, as CloudFront wants it to be signed.
 *
 * The resource is everything below the content, with the grant in its query; `*` is any run of characters
 * and `?` any one. A canned policy could hold no wildcard.
 * Source: CloudFront developer guide, "Create a signed URL using a custom policy".
 * @throws RangeError for an id, address or time that could widen the policy.
 */
export function writePolicy({ edgeUrl, contentId, grantId, expiresAtSeconds }: LinkTerms): string {
  if (!plainEdge.test(edgeUrl)) throw new RangeError('the edge is named by scheme and host alone')
  if (!plainId.test(contentId) || !plainId.test(grantId)) throw new RangeError('content and grant have plain ids')
  if (!Number.isSafeInteger(expiresAtSeconds) || expiresAtSeconds <= 0) throw new RangeError('a link ends at a whole second')
  const resource = `${edgeUrl}/${contentId}/*?g=${grantId}*`
  return JSON.stringify({ Statement: [{ Resource: resource, Condition: { DateLessThan: { 'AWS:EpochTime': expiresAtSeconds } } }] })
}

/** A policy as it was read back: its resource, and the grant and content that resource names. */
export type ReadPolicy = { resource: string; edgeUrl: string; contentId: string; grantId: string; expiresAtSeconds: number }

const grantResource = /^(https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?)\/([A-Za-z0-9-]{1,64})\/\*\?g=([A-Za-z0-9-]{1,64})\*$/

/**
 * Reads a policy that `writePolicy` could have written, and nothing else: a condition that is not
 * understood here must not be skipped. Null when it is another kind of policy.
 */
export function readPolicy(text: string): ReadPolicy | null {
  const resource = /"Resource":"([^"\\]*)"/.exec(text)?.[1] ?? ''
  const [, edgeUrl, contentId, grantId] = grantResource.exec(resource) ?? []
  const expiresAtSeconds = Number(/"AWS:EpochTime":(\d{1,12})\}/.exec(text)?.[1])
  if (edgeUrl === undefined || contentId === undefined || grantId === undefined || !(expiresAtSeconds > 0)) return null
  const terms = { edgeUrl, contentId, grantId, expiresAtSeconds }
  return writePolicy(terms) === text ? { resource, ...terms } : null
}

/** Base64 as CloudFront writes it in a URL: `+`, `=` and `/` become `-`, `_` and `~`. */
export function toLinkBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/[+=/]/g, (character) => linkCharacter[character] ?? character)
}

/** Null for anything `toLinkBase64` would not have written, character for character. */
export function fromLinkBase64(text: string): Buffer | null {
  if (!/^[A-Za-z0-9\-_~]+$/.test(text)) return null
  const bytes = Buffer.from(text.replace(/[-_~]/g, (character) => plainCharacter[character] ?? character), 'base64')
  return toLinkBase64(bytes) === text ? bytes : null
}

const linkCharacter: Readonly<Record<string, string>> = { '+': '-', '=': '_', '/': '~' }
const plainCharacter: Readonly<Record<string, string>> = { '-': '+', _: '=', '~': '/' }
