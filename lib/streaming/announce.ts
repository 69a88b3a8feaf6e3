import type { Ports } from '@/lib/platform/ports'
import { findGrantsWithoutTicket } from './grants/store'

/** Tells the media origin that a content has something new, and its viewers when its state has changed. */
export async function announceMedia(ports: Ports, contentId: string, broadcastId?: string): Promise<void> {
  await ports.realtime.publish('media', { contentId })
  if (broadcastId) await ports.realtime.publish(`broadcast:${broadcastId}`)
}

/** Tells a person's open pages that a grant of theirs has ended, and why. */
export function announceGrantEnd(ports: Ports, personId: string, grantId: string, reason: string): Promise<void> {
  return ports.realtime.publish(`person:${personId}`, { kind: 'grant', grantId, reason })
}

/** Tells the origin and every open player that a moderator has cut a stream. Who watches without a ticket is told by their grant. */
export async function announceCut(ports: Ports, stream: { contentId: string; broadcastId: string }): Promise<void> {
  await announceMedia(ports, stream.contentId, stream.broadcastId)
  for (const grant of await findGrantsWithoutTicket(ports.db, stream.contentId, ports.clock.now())) {
    await announceGrantEnd(ports, grant.personId, grant.id, 'cut')
  }
}
