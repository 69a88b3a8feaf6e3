import { randomBytes, randomUUID } from 'node:crypto'
import { tokenHash } from '@/lib/accounts/session-token'
import type { Database } from '@/lib/platform/db'
import type { Environment } from '@/lib/platform/env'
import { markToken } from '@/lib/platform/rules/marked-token'

/** A signed-in viewer with a ticket of their own. */
export type Viewer = { ticketId: string; token: string; personId: string }

const code = () => randomBytes(6).toString('hex').toUpperCase()

/** People with a session and a valid ticket each, as buying would have left them: beside the product, since buying thousands takes hours. */
export async function gatherCrowd(db: Database, env: Environment, ticketTypeId: string, count: number): Promise<Viewer[]> {
  const type = await db.ticketType.findUniqueOrThrow({ where: { id: ticketTypeId } })
  const event = await db.event.findUniqueOrThrow({ where: { id: type.eventId }, select: { organisationId: true } })
  const now = new Date()
  const [key] = env.sessionKeys
  if (!key) throw new Error('there is no session key')
  const people = Array.from({ length: count }, () => ({ personId: randomUUID(), orderId: randomUUID(), lineId: randomUUID(), ticketId: randomUUID(), token: markToken(key, randomBytes(32)) }))
  const [{ price }, bought] = [{ price: type.priceYen }, { ticketTypeId, eventId: type.eventId }]
  await db.person.createMany({ data: people.map(({ personId }, index) => ({ id: personId, displayName: `Viewer ${index}` })) })
  await db.session.createMany({
    data: people.map(({ personId, token }) => ({
      personId, tokenHash: tokenHash(key, token), keyId: key.id, device: 'bench', createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + 3_600_000), provedAt: now,
    })),
  })
  const sold = { organisationId: event.organisationId, eventId: type.eventId, sellerName: 'bench', currency: 'JPY', totalYen: price, expiresAt: now, paidAt: now }
  await db.order.createMany({ data: people.map(({ personId, orderId }) => ({ id: orderId, personId, state: 'paid', ...sold })) })
  await db.orderLine.createMany({ data: people.map(({ orderId, lineId }) => ({ id: lineId, orderId, ticketTypeId, quantity: 1, unitPriceYen: price, taxRatePercent: type.taxRatePercent })) })
  await db.ticket.createMany({ data: people.map(({ personId, lineId, ticketId }) => ({ id: ticketId, orderLineId: lineId, personId, shortCode: code(), ...bought })) })
  return people.map(({ ticketId, token, personId }) => ({ ticketId, token, personId }))
}
