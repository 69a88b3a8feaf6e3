import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { readOwnBroadcast } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { MadeEncoderKeyDto } from '../contract'
import { openStream } from '../open-stream'
import { ingestPathOf, keyDto } from './list-encoder-keys'
import { hintOf, keyBytes, keyHashes, keyText } from './rules/key-text'
import { addEncoderKey, countEncoderKeys } from './store'

/** More encoders than this on one broadcast are a mistake, or a script gone wild. */
const mostKeys = 10

/**
 * Makes a key with which an encoder may push into this broadcast, and into nothing else. Its text is answered this
 * once; only its keyed hash is kept. Throws `not_found`, `too_many_kept`, or `stream_ended` once the broadcast is over.
 */
export async function makeEncoderKey(
  ports: Ports,
  actor: PersonActor,
  input: { broadcastId: string; label: string },
): Promise<MadeEncoderKeyDto> {
  const broadcast = await readOwnBroadcast(ports, actor, input.broadcastId)
  const [secret] = ports.env.sessionKeys
  if (!secret) throw new Error('a session key is missing')
  const key = keyText(secret, ports.ids.bytes(keyBytes))
  const [kept] = keyHashes([secret], key)
  if (!kept) throw new Error('a new key bears no mark')
  return transact(ports, async (inside) => {
    const stream = await openStream(inside, broadcast)
    if ((await countEncoderKeys(inside.db, stream.id)) >= mostKeys) {
      throw new Problem('too_many_kept', { user: `A broadcast has at most ${mostKeys} keys. Revoke one that is not used.` })
    }
    const row = await addEncoderKey(inside.db, {
      id: inside.ids.uuid(),
      streamId: stream.id,
      keyHash: kept.hash,
      keyId: kept.keyId,
      hint: hintOf(key),
      label: input.label,
      createdBy: actor.personId,
      createdAt: inside.clock.now(),
    })
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: broadcast.organisationId,
      eventId: broadcast.eventId,
      contentId: stream.contentId,
      detail: { encoderKeyId: row.id },
    })
    return { key, ingestPath: ingestPathOf(stream.id), made: keyDto(row) }
  })
}
