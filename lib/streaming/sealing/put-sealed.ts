import type { Ports } from '@/lib/platform/ports'
import { ensureEpochKey } from './epoch-key'
import { seal, sealLength, unseal } from './rules/seal'

export type SealedObject = { iv: Uint8Array<ArrayBuffer>; bytes: number }

/** Seals an object with its epoch's key and an IV of its own, and stores it. Only ciphertext reaches the storage. */
export async function putSealed(
  ports: Ports,
  place: { contentId: string; epoch: number; key: string },
  plain: Uint8Array,
): Promise<SealedObject> {
  const key = await ensureEpochKey(ports, place.contentId, place.epoch)
  const iv = new Uint8Array(ports.ids.bytes(sealLength))
  const sealed = seal(plain, key, iv)
  await ports.storage.put(place.key, sealed)
  return { iv, bytes: sealed.length }
}

/** Opens a stored object in memory, so that it can be sealed again for another epoch. */
export async function openSealed(
  ports: Ports,
  place: { contentId: string; epoch: number; key: string; iv: Uint8Array },
): Promise<Buffer> {
  const [key, sealed] = await Promise.all([ports.vault.open(place.contentId, place.epoch), ports.storage.read(place.key)])
  if (!key || !sealed) throw new Error('a sealed object or its key is gone')
  return unseal(sealed, key, place.iv)
}
