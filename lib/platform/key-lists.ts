import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** One key of a list; the id travels with whatever the key signed, wrapped or hashed. */
export type SecretKey = { id: string; bytes: Buffer }

const keyId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/

/**
 * Parses `kid:base64,kid:base64`. The first key signs, all verify.
 * @throws Error saying what is wrong, never quoting a secret
 */
export function parseKeyList(text: string): SecretKey[] {
  const keys = text.split(',').map((entry, index): SecretKey => {
    const at = entry.indexOf(':')
    const id = entry.slice(0, at).trim()
    const encoded = entry.slice(at + 1).trim()
    if (at < 0 || !keyId.test(id)) throw new Error(`entry ${index + 1} is not of the form kid:base64`)
    const bytes = Buffer.from(encoded, 'base64')
    if (bytes.length === 0 || withoutPadding(bytes.toString('base64')) !== withoutPadding(encoded)) {
      throw new Error(`key ${id} is not base64`)
    }
    return { id, bytes }
  })
  const ids = keys.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice) throw new Error(`key id ${twice} appears twice`)
  return keys
}

function withoutPadding(base64: string): string {
  return base64.replace(/=+$/, '')
}

/** @throws Error naming the key whose length is not 32 bytes */
export function parseSecretList(text: string): SecretKey[] {
  const keys = parseKeyList(text)
  for (const { id, bytes } of keys) {
    if (bytes.length !== 32) throw new Error(`key ${id} has ${bytes.length} bytes, not 32`)
  }
  return keys
}

/** @throws Error naming the key that is no PKCS #8 private key of a kind that signs edge grants */
export function parseSigningList(text: string): SecretKey[] {
  return checked(text, 'a PKCS #8 private key', (bytes) => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }))
}

/** @throws Error naming the key that is no SPKI public key of a kind that verifies edge grants */
export function parseVerifyList(text: string): SecretKey[] {
  return checked(text, 'an SPKI public key', (bytes) => createPublicKey({ key: bytes, format: 'der', type: 'spki' }))
}

function checked(text: string, wanted: string, load: (bytes: Buffer) => KeyObject): SecretKey[] {
  const keys = parseKeyList(text)
  for (const { id, bytes } of keys) {
    const key = loadOr(() => load(bytes), `key ${id} is not ${wanted} in DER`)
    const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = key
    // CloudFront's signed URLs know these two: RSA, and ECDSA on P-256.
    const isP256 = kind === 'ec' && details?.namedCurve === 'prime256v1'
    const isRsa = kind === 'rsa' && (details?.modulusLength ?? 0) >= 2048
    if (!isP256 && !isRsa) throw new Error(`key ${id} is neither P-256 nor RSA of 2048 bits or more`)
  }
  return keys
}

function loadOr<T>(load: () => T, message: string): T {
  try {
    return load()
  } catch (cause) {
    throw new Error(message, { cause })
  }
}
