import { type KeyObject, verify as verifySignature } from 'node:crypto'
import { type LinkKey, requireLinkKeys, verifyingHalf } from './keys'
import { type LinkFault, readSignedQuery, type SignedPart, withoutCloudfrontParameters } from './link'
import { fromLinkBase64, type ReadPolicy, readPolicy } from './policy'
import { resourceCovers } from './resource'

export type LinkRefusal = LinkFault | 'key_unknown' | 'policy_invalid' | 'signature_invalid' | 'expired' | 'resource_other'

export type LinkVerdict =
  | { ok: true; contentId: string; grantId: string; /** Seconds since 1970. */ expiresAt: number }
  | { ok: false; reason: LinkRefusal }

export type Verifier = {
  /** Judges a whole URL, `https://edge/path?query`, at a second since 1970. It never throws. */
  verify(url: string, nowSeconds: number): LinkVerdict
}

/**
 * Verifies links as CloudFront does, for the edge that runs on one's own machine. In two things it is stricter:
 * a policy must be one that `writePolicy` writes, and the query may hold nothing unknown.
 *
 * A query that was good is remembered until its link ends: a viewer asks with the same one for some forty
 * seconds, and then only the path is new.
 * @param cacheSize how many queries are remembered; the one not used for longest goes first.
 * @throws RangeError for keys that CloudFront would not take.
 */
export function createVerifier(keys: readonly LinkKey[], { cacheSize }: { cacheSize: number }): Verifier {
  requireLinkKeys(keys)
  const verifying = new Map(keys.map(({ id, key }) => [id, verifyingHalf(key)]))
  const believed = new Map<string, ReadPolicy>()

  const remember = (signed: string, policy: ReadPolicy) => {
    believed.delete(signed)
    believed.set(signed, policy)
    if (believed.size > cacheSize) {
      const [oldest] = believed.keys()
      if (oldest !== undefined) believed.delete(oldest)
    }
  }

  return {
    verify(url, nowSeconds) {
      const mark = url.indexOf('?')
      if (mark < 0) return refused('unsigned')
      const query = url.slice(mark + 1)
      const signed = query.replace(reloadDirective, '')
      const known = believed.get(signed)
      if (known && nowSeconds < known.expiresAtSeconds) {
        // Their order matters only where one must leave soon.
        if (believed.size > cacheSize / 2) remember(signed, known)
        return coversBelow(known, url) ? accepted(known) : refused('resource_other')
      }
      const part = readSignedQuery(query)
      if (typeof part === 'string') return refused(part)
      const policy = known ?? readBelieved(part, verifying)
      if (typeof policy === 'string') return refused(policy)
      if (nowSeconds >= policy.expiresAtSeconds) {
        believed.delete(signed)
        return refused('expired')
      }
      // The grant is compared whole: under the wildcard, grant 1 would also open with the name 12.
      if (part.grantId !== policy.grantId) return refused('resource_other')
      if (!resourceCovers(policy.resource, withoutCloudfrontParameters(url.slice(0, mark), query))) return refused('resource_other')
      remember(signed, policy)
      return accepted(policy)
    },
  }
}

/** The one parameter that changes from request to request; the rest of a good query is remembered as it stands. */
const reloadDirective = /&_HLS_msn=\d+$/

/** What is left of `resourceCovers` once the query is known to be good: the beginning of the address. */
function coversBelow({ edgeUrl, contentId }: ReadPolicy, url: string): boolean {
  return url.startsWith(`${edgeUrl}/${contentId}/`)
}

function accepted({ contentId, grantId, expiresAtSeconds }: ReadPolicy): LinkVerdict {
  return { ok: true, contentId, grantId, expiresAt: expiresAtSeconds }
}

function readBelieved(part: SignedPart, keys: ReadonlyMap<string, KeyObject>): ReadPolicy | LinkRefusal {
  const key = keys.get(part.keyPairId)
  if (!key) return 'key_unknown'
  const text = fromLinkBase64(part.policy)
  const signature = fromLinkBase64(part.signature)
  if (!text || !signature) return 'signature_invalid'
  if (!verifySignature('sha256', text, key, signature)) return 'signature_invalid'
  return readPolicy(text.toString('latin1')) ?? 'policy_invalid'
}

function refused(reason: LinkRefusal): LinkVerdict {
  return { ok: false, reason }
}
