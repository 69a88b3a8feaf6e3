import type { PlannedBroadcast } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import type { ContentFacts } from './rules/phase'
import { ensureContent, findByBroadcast, findContent, makeAvailable, setWindow } from './store'

/** A content for other rooms. Never leaves the server whole. */
export type Content = ContentFacts & { id: string; organisationId: string; eventId: string; broadcastId: string }

/** The content of a broadcast, made at the first call: before anyone goes live there is none to be found. */
export async function openContent(ports: Ports, broadcast: PlannedBroadcast): Promise<Content> {
  await ensureContent(ports.db, {
    id: ports.ids.uuid(),
    organisationId: broadcast.organisationId,
    eventId: broadcast.eventId,
    broadcastId: broadcast.id,
  })
  const content = await findByBroadcast(ports.db, broadcast.id)
  if (!content) throw new Error('a content was made and is not there')
  return content
}

/** The content of a broadcast, or null while it has not been opened. */
export function readContentOf(ports: Ports, broadcastId: string): Promise<Content | null> {
  return findByBroadcast(ports.db, broadcastId)
}

/** A content by its id, for a caller who then checks the right to it. */
export function readContent(ports: Ports, id: string): Promise<Content | null> {
  return findContent(ports.db, id)
}

/** The broadcast is over: what was live becomes an archive until `availableUntil`, or nothing at all when that is null. */
export async function closeLive(ports: Ports, contentId: string, availableUntil: Date | null): Promise<void> {
  await makeAvailable(ports.db, contentId, availableUntil)
}

/** An archive is open until another moment, or no longer at all when that is null. One that is being deleted stays so. */
export async function moveWindow(ports: Ports, contentId: string, availableUntil: Date | null): Promise<void> {
  await setWindow(ports.db, contentId, availableUntil)
}
