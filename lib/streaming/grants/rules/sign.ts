import { sign } from 'node:crypto'
import { type LinkKey, requireLinkKeys } from './keys'
import { type LinkTerms, toLinkBase64, writePolicy } from './policy'

export type Signer = {
  /** Id of the key that signs. */
  readonly keyId: string
  /** The query that opens the content: `g=…&Policy=…&Signature=…&Key-Pair-Id=…&Hash-Algorithm=SHA256`. */
  sign(terms: LinkTerms): string
}

/**
 * Signs links with the first key. Keys come parsed, since parsing a PEM costs more than signing with it.
 * RSA signs with PKCS#1 v1.5, P-256 with ECDSA in DER; both over SHA-256.
 * @throws RangeError when the list is empty, or the key cannot sign or is of another kind.
 */
export function createSigner(keys: readonly LinkKey[]): Signer {
  requireLinkKeys(keys)
  const [first] = keys
  if (!first || first.key.type !== 'private') throw new RangeError('the first link key must be able to sign')
  const { id, key } = first
  return {
    keyId: id,
    sign(terms) {
      const policy = Buffer.from(writePolicy(terms))
      const signature = sign('sha256', policy, key)
      return `g=${terms.grantId}&Policy=${toLinkBase64(policy)}&Signature=${toLinkBase64(signature)}&Key-Pair-Id=${id}&Hash-Algorithm=SHA256`
    },
  }
}
