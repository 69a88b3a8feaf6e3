import type { Ports } from '@/lib/platform/ports'

/** Tells the media origin that a content has something new, and its viewers when its state has changed. */
export async function announceMedia(ports: Ports, contentId: string, broadcastId?: string): Promise<void> {
  await ports.realtime.publish('media', { contentId })
  if (broadcastId) await ports.realtime.publish(`broadcast:${broadcastId}`)
}

/** Tells a person's open pages that a grant of theirs has ended, and why. */
export function announceGrantEnd(ports: Ports, personId: string, grantId: string, reason: string): Promise<void> {
  return ports.realtime.publish(`person:${personId}`, { kind: 'grant', grantId, reason })
}
