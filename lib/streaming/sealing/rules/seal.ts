import { createCipheriv, createDecipheriv } from 'node:crypto'

/** Bytes of a key and of an IV. */
export const sealLength = 16

/**
 * Seals a whole object with AES-128-CBC and PKCS#7 padding, as `METHOD=AES-128` means (RFC 8216 §5.2).
 * The IV must be new and random for every object: equal beginnings under an equal IV would show.
 * @throws RangeError when key or IV are not 16 bytes.
 */
export function seal(plain: Uint8Array, key: Uint8Array, iv: Uint8Array): Buffer {
  requireLengths(key, iv)
  const cipher = createCipheriv('aes-128-cbc', key, iv)
  return Buffer.concat([cipher.update(plain), cipher.final()])
}

/** The seal cannot be opened: another key, or bytes that were changed or cut. */
export class SealBroken extends Error {
  constructor(options?: ErrorOptions) {
    super('the sealed object cannot be opened', options)
    this.name = 'SealBroken'
  }
}

/**
 * Opens what `seal` made.
 * @throws SealBroken when the padding does not come out right; CBC has no other proof, so a
 * wrong key passes once in about 256 times and gives noise.
 */
export function unseal(sealed: Uint8Array, key: Uint8Array, iv: Uint8Array): Buffer {
  requireLengths(key, iv)
  const decipher = createDecipheriv('aes-128-cbc', key, iv)
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()])
  } catch (error) {
    throw new SealBroken({ cause: error })
  }
}

function requireLengths(key: Uint8Array, iv: Uint8Array): void {
  if (key.length !== sealLength || iv.length !== sealLength) throw new RangeError('key and IV are 16 bytes each')
}
