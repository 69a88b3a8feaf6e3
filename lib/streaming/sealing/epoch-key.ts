import type { Ports } from '@/lib/platform/ports'
import { sealLength } from './rules/seal'
import { findEpoch, noteEpoch } from './store'

/** The key that seals an epoch, made at its first use. The vault decides a race: it keeps the first. */
export async function ensureEpochKey(ports: Ports, contentId: string, epoch: number): Promise<Buffer> {
  const kept = await ports.vault.open(contentId, epoch)
  if (!kept) await ports.vault.keep(contentId, epoch, ports.ids.bytes(sealLength))
  const key = kept ?? (await ports.vault.open(contentId, epoch))
  if (!key) throw new Error('the vault kept a key and does not have it')
  await noteEpoch(ports.db, { contentId, number: epoch, keyId: ports.vault.wrappingKeyId, startsAt: ports.clock.now() })
  return key
}

/** The key of an epoch that has been used, or null. */
export async function readEpochKey(ports: Ports, contentId: string, epoch: number): Promise<Buffer | null> {
  if (!(await findEpoch(ports.db, contentId, epoch))) return null
  return ports.vault.open(contentId, epoch)
}
