import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { SecretKey } from './env'

export type EdgeKey = { id: string; key: KeyObject }

/** What is needed to make links to the edge: its address and the keys that sign. */
export type EdgeLinks = {
  /** Origin of the edge, without a slash at its end. */
  url: string
  /** The first signs; all are accepted by the edge. */
  signingKeys: readonly EdgeKey[]
}

/** Parses each key once: parsing on the hot path costs three times the signature. */
export function edgeLinks(url: string, keys: readonly SecretKey[]): EdgeLinks {
  return {
    url: url.replace(/\/$/, ''),
    signingKeys: keys.map(({ id, bytes }) => ({ id, key: createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }) })),
  }
}
