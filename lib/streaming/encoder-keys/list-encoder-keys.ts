import type { PersonActor } from '@/lib/accounts/contract'
import { readOwnBroadcast } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { PushRefusal, type EncoderKeyDto, type EncoderKeysDto } from '../contract'
import { readSender } from '../read-sender'
import { listEncoderKeys, type KeyRow } from './store'

/** The keys that open a broadcast's stream, and who sends into it now. Throws `not_found`. */
export async function readEncoderKeys(ports: Ports, actor: PersonActor, input: { broadcastId: string }): Promise<EncoderKeysDto> {
  const broadcast = await readOwnBroadcast(ports, actor, input.broadcastId)
  const [keys, { streamId, sender }] = await Promise.all([listEncoderKeys(ports.db, broadcast.id), readSender(ports, broadcast.id)])
  return { ingestPath: streamId && ingestPathOf(streamId), sender, keys: keys.map(keyDto) }
}

/** Where encoders push, below this host. */
export function ingestPathOf(streamId: string): string {
  return `/api/ingest/${streamId}`
}

export function keyDto({ refusedAt, refusedCode, ...row }: KeyRow): EncoderKeyDto {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    lastRefusal: refusedAt && { at: refusedAt.toISOString(), code: PushRefusal.catch('other').parse(refusedCode) },
  }
}
