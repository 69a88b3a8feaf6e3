import { createPublicKey, type KeyObject } from 'node:crypto'

/** A key by its id (CloudFront's `Key-Pair-Id`). The list's first signs; all verify. */
export type LinkKey = { id: string; key: KeyObject }

const plainKeyId = /^[A-Za-z0-9-]{1,64}$/
const smallestRsaBits = 2048

/**
 * CloudFront takes RSA of 2048 bits and ECDSA on P-256.
 * Source: CloudFront developer guide, "Specify signers that can create signed URLs".
 * @throws RangeError for another kind of key, an odd id, or an id that occurs twice.
 */
export function requireLinkKeys(keys: readonly LinkKey[]): void {
  if (keys.length === 0) throw new RangeError('links need a key')
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new RangeError('two link keys have the same id')
  for (const { id, key } of keys) {
    if (!plainKeyId.test(id)) throw new RangeError('a link key has a plain id')
    if (!isRsa(key) && !isP256(key)) throw new RangeError(`link key ${id} is neither RSA of 2048 bits or more nor P-256`)
  }
}

/** The half that verifies, also of a key that can sign. */
export function verifyingHalf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key
}

function isRsa(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= smallestRsaBits
}

function isP256(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
}
