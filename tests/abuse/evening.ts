import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { projectRoot } from '@/processes/root'
import type { Ground } from './ground'
import type { Visitor } from './visitor'

/** An event with one broadcast and two kinds of tickets: `live-archive` and `live`. */
export type Evening = { slug: string; eventId: string; broadcastId: string; organisationId: string }

const minute = 60_000
const words = (text: string) => ({ ja: text, en: text })

/** Puts an evening on sale for an artist of the seed, beside the product: the forms are not what is attacked with it. */
export async function planEvening({ db }: Ground, slug: string, artistSlug: 'hoshino-mitsuki' | 'aoi-haru'): Promise<Evening> {
  const artist = await db.artistProfile.findUniqueOrThrow({ where: { slug: artistSlug } })
  const [eventId, broadcastId] = [randomUUID(), randomUUID()]
  const startsAt = new Date(Date.now() + 5 * minute)
  const endsAt = new Date(startsAt.getTime() + 60 * minute)
  await db.event.create({
    data: {
      id: eventId,
      slug,
      organisationId: artist.organisationId,
      state: 'published',
      title: words(slug),
      description: words(`An evening called ${slug}.`),
      accent: '#7c3aed',
      startsAt,
      endsAt,
      publishedAt: new Date(),
      artists: { create: { artistProfileId: artist.id, position: 0 } },
      programme: { create: { position: 0, startsAt, endsAt, title: words('Set') } },
      broadcasts: { create: { id: broadcastId, artistProfileId: artist.id, title: words(slug), startsAt, endsAt, archiveMinutes: 60 } },
    },
  })
  const sale = { eventId, description: words('A seat.'), priceYen: 1000, quantity: 1000, limitPerPerson: 20, saleStartsAt: new Date(Date.now() - minute), saleEndsAt: endsAt }
  for (const [type, kinds] of [['live-archive', ['broadcast', 'archive']], ['live', ['broadcast']]] as const) {
    const entitlements = { create: kinds.map((kind) => ({ kind, broadcastId })) }
    await db.ticketType.create({ data: { ...sale, slug: type, name: words(type), entitlements } })
  }
  return { slug, eventId, broadcastId, organisationId: artist.organisationId }
}

/** Adds a person whom the demo's link can sign in. */
export async function addPerson({ db }: Ground, who: string): Promise<string> {
  const { id } = await db.person.create({ data: { email: `${who}@demo.example`, emailVerifiedAt: new Date(), displayName: who }, select: { id: true } })
  return id
}

export type Bought = { ticketId: string; orderId: string; paymentId: string }

/** Buys one ticket as a fan does: hold, pay, come back. */
export async function buyTicket(fan: Visitor, evening: Evening, type: 'live-archive' | 'live' = 'live-archive'): Promise<Bought> {
  const { orderId } = await fan.must<{ orderId: string }>({
    method: 'POST',
    path: '/api/ticketing/orders',
    body: { eventSlug: evening.slug, ticketTypeSlug: type, quantity: 1 },
  })
  const { redirectUrl } = await fan.must<{ redirectUrl: string }>({ method: 'POST', path: `/api/ticketing/orders/${orderId}/payment`, body: {} })
  const paymentId = redirectUrl.split('/').at(-1) ?? ''
  await fan.must({ method: 'POST', path: `/api/till/payments/${paymentId}/outcome`, body: { outcome: 'succeeded' } })
  const { tickets } = await fan.must<{ tickets: { id: string; orderId: string }[] }>({ path: '/api/ticketing/tickets' })
  const ticket = tickets.find((candidate) => candidate.orderId === orderId)
  if (!ticket) throw new Error('paid, and no ticket')
  return { ticketId: ticket.id, orderId, paymentId }
}

const recording = (file: string) => readFileSync(join(projectRoot, 'tests', 'abuse', 'recording', file))
const recordedSegments = 8

/** A broadcast that is on air: a real recording, pushed as the studio pushes. */
export type OnAir = {
  streamId: string
  run: number
  contentId: string
  /** Pushes the next seconds of the recording, as fast as they are taken. */
  push(segments: number): Promise<void>
  end(): Promise<void>
}

/** Goes live as the artist. The picture is a real H.264 and AAC recording, eight segments of a second, over and over. */
export async function goLive({ db }: Ground, artist: Visitor, evening: Evening): Promise<OnAir> {
  const open = () =>
    artist.must<{ streamId: string; run: number }>({ method: 'POST', path: `/api/streaming/broadcasts/${evening.broadcastId}/runs`, body: {} })
  let run = await open()
  let next = 0
  const put = async (path: string, body: Buffer) => {
    const headers = { 'akushu-run': String(run.run), 'content-type': 'video/mp4' }
    await artist.must({ method: 'PUT', path: `/api/ingest/${run.streamId}/v0/${path}`, body, headers })
  }
  const push = async (segments: number) => {
    for (let count = 0; count < segments; count += 1) {
      // The recording starts again as a new run: its clock does too.
      if (next === recordedSegments) [run, next] = [await open(), 0]
      if (next === 0) await put('init.mp4', recording('init.mp4'))
      await put(`${next}.m4s`, recording(`${next}.m4s`))
      next += 1
    }
  }
  await push(2)
  const { id: contentId } = await db.content.findUniqueOrThrow({ where: { broadcastId: evening.broadcastId }, select: { id: true } })
  const end = async () => void (await artist.must({ method: 'POST', path: `/api/streaming/broadcasts/${evening.broadcastId}/end`, body: {} }))
  return {
    get streamId() {
      return run.streamId
    },
    get run() {
      return run.run
    },
    contentId,
    push,
    end,
  }
}

export type GrantAnswer = { grantId: string; contentId: string; phase: string; manifestUrl: string; query: string; expiresInMs: number }

export function openGrant(fan: Visitor, ticketId: string): Promise<GrantAnswer> {
  return fan.must<GrantAnswer>({ method: 'POST', path: '/api/playback/grants', body: { ticketId } })
}
