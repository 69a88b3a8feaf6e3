import type { Ground } from '../ground'
import type { Visitor } from '../visitor'

/** Somebody who opens pages, and what stands in the gaps of those that are theirs. */
export type Reader = { visitor: Visitor; values: Readonly<Record<string, readonly string[]>> }

/** Somebody of each kind that a page is for. A page that none of them may open, or whose gap nobody fills, is told as unread. */
export async function gatherReaders(ground: Ground): Promise<Reader[]> {
  const [fan, artist, owner, moderator, support] = [
    await ground.signIn('fan'),
    await ground.signIn('artist', 'artist'),
    await ground.signIn('owner', 'admin'),
    await ground.signIn('moderator', 'admin'),
    await ground.signIn('support', 'admin'),
  ]
  const { tickets } = await fan.must<{ tickets: { id: string; orderId: string }[] }>({ path: '/api/ticketing/tickets' })
  const { broadcasts } = await artist.must<{ broadcasts: { id: string }[] }>({ path: '/api/streaming/broadcasts' })
  const orderId = tickets.map((ticket) => ticket.orderId)
  const payments = await ground.db.tillPayment.findMany({ where: { orderId: { in: orderId } }, select: { id: true } })
  const broadcastId = broadcasts.map(({ id }) => id)
  const slug = ['words-live', 'words-over']
  return [
    { visitor: fan, values: { slug, ticketId: tickets.map(({ id }) => id), orderId, paymentId: payments.map(({ id }) => id) } },
    { visitor: artist, values: { broadcastId } },
    { visitor: owner, values: { slug, broadcastId } },
    { visitor: moderator, values: { broadcastId } },
    { visitor: support, values: {} },
  ]
}
