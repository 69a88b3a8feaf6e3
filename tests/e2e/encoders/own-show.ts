import { randomUUID } from 'node:crypto'
import { readBooks } from '../books'
import { play } from '../player'
import { ticketFor } from '../shop'
import type { Visitor } from '../visitor'
import type { Stack } from '../../../processes/stack'

export type OwnShow = { title: string; eventSlug: string; ticketTypeSlug: string; broadcastId: string; close(): Promise<void> }

/** What a copy has of its own, put over a row of the original. */
const copyRows = (table: string, where: string) =>
  `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $1::jsonb)).* FROM ${table} t WHERE ${where}`

/** A show of the seeded artist's for this test alone: a copy of the seeded one under another name, which others leave alone. */
export async function ownShow(stack: Pick<Stack, 'postgres'>, name: string): Promise<OwnShow> {
  const title = `エンコーダー ${name}`
  const words = { ja: title, en: `Encoder ${name}` }
  const eventSlug = `encoder-${name}-${randomUUID().slice(0, 8)}`
  const [eventId, broadcastId, typeId] = [randomUUID(), randomUUID(), randomUUID()]
  const [seeded] = await readBooks<{ event: string; type: string }>(
    stack,
    `SELECT e.id AS event, t.id AS type FROM event e JOIN ticket_type t ON t.event_id = e.id WHERE e.slug = 'moonlight-acoustic' AND t.slug = 'live-archive'`,
  )
  if (!seeded) throw new Error('the seeded show is not there')
  const copy = (table: string, own: object, where: string, value: string) => readBooks(stack, copyRows(table, `${where} = $2`), [JSON.stringify(own), value])
  await copy('event', { id: eventId, slug: eventSlug, title: words, cover_digest: null }, 't.id', seeded.event)
  await copy('event_artist', { event_id: eventId }, 't.event_id', seeded.event)
  await copy('broadcast', { id: broadcastId, event_id: eventId, title: words }, 't.event_id', seeded.event)
  await copy('ticket_type', { id: typeId, event_id: eventId, held: 0, sold: 0 }, 't.id', seeded.type)
  await readBooks(stack, `INSERT INTO entitlement (id, ticket_type_id, kind, broadcast_id) VALUES (gen_random_uuid(), $1, 'broadcast', $2)`, [typeId, broadcastId])
  const close = async () => void (await readBooks(stack, `UPDATE event SET state = 'ended' WHERE id = $1`, [eventId]))
  return { title, eventSlug, ticketTypeSlug: 'live-archive', broadcastId, close }
}

/** The fan takes a ticket of the show and plays what comes. */
export async function watchShow({ page, home }: Visitor, { eventSlug, ticketTypeSlug }: OwnShow): Promise<void> {
  const { id } = await ticketFor(page, { eventSlug, ticketTypeSlug })
  await page.goto(`${home}/watch/${id}`)
  await play(page)
}
