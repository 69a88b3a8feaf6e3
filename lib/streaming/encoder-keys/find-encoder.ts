import { isArtistSide } from '@/lib/accounts'
import type { Ports } from '@/lib/platform/ports'
import type { EncoderActor } from '../contract'
import { isRefusedStill, noteRefusedKey } from './refused-keys'
import { keyHashes } from './rules/key-text'
import { touchEncoderKey, unsafeFindEncoderKey } from './store'

/** "Last used" is for people: it need not be written with every segment. ms */
const touchEveryMs = 10_000

/**
 * Whose encoder holds this key, or null for a key that is not known, is revoked, or was made by somebody who is no
 * longer of the artist's side. Asked with every request, so that a revoked key opens nothing from the next one on.
 * A made-up key costs no question to the database.
 */
export async function findEncoder(ports: Ports, key: string): Promise<EncoderActor | null> {
  const hashes = keyHashes(ports.env.sessionKeys, key).map(({ hash }) => hash)
  const [newest] = hashes
  const now = ports.clock.now()
  if (newest === undefined || isRefusedStill(newest, now.getTime())) return null
  const found = await unsafeFindEncoderKey(ports.db, hashes)
  if (!found || !(await isArtistSide(ports, found.createdBy, found.stream.artistProfileId))) {
    noteRefusedKey(newest, now.getTime())
    return null
  }
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > touchEveryMs) await touchEncoderKey(ports.db, found.id, now)
  return { kind: 'encoder', keyId: found.id, streamId: found.streamId, personId: found.createdBy }
}
