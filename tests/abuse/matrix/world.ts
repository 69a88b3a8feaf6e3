import { randomUUID } from 'node:crypto'
import { buyTicket, goLive, openGrant, planEvening, type Evening } from '../evening'
import type { Ground } from '../ground'
import { readPlayable } from '../viewing'
import { gatherCast, type Actor, type House } from './cast'

/** Whose an object is: a house's, and of a person where it is personal. */
export type Belongs = {
  house: House
  personId: string | null
  /** Whether the request names an object at all; lists do not. */
  named: boolean
  /** What it asks to play without a ticket: a content, as its artist or staff may, or a broadcast, as staff may. */
  plays: 'content' | 'broadcast' | null
}

/** One set of things that belong together: a value for every parameter that a route can have. */
export type Bag = { name: string; house: House; ownerOf: (parameter: string) => string | null; values: Readonly<Record<string, string>> }

export type World = { cast: Actor[]; bags: Bag[]; nothing: Bag }

/** Two evenings on air, one in each house; fans with tickets, one refunded, one banned. */
export async function buildWorld(ground: Ground): Promise<World> {
  const evenings = { a: await planEvening(ground, 'matrix-a', 'hoshino-mitsuki'), b: await planEvening(ground, 'matrix-b', 'aoi-haru') }
  const cast = await gatherCast(ground, { ...evenings.a, ...(await addBroadcast(ground, evenings.a)) })
  const actor = (name: string) => {
    const found = cast.find((candidate) => candidate.name === name)
    if (!found) throw new Error(`nobody is called ${name}`)
    return found
  }
  const onAir = {
    a: await goLive(ground, actor('artist-a').visitor, evenings.a),
    b: await goLive(ground, actor('artist-b').visitor, evenings.b),
  }
  const bags: Bag[] = []
  for (const [fan, house] of [['fan-a', 'a'], ['fan-b', 'b'], ['fan-refunded', 'a'], ['fan-kicked', 'a']] as const) {
    const things = { streamId: onAir[house].streamId, contentId: onAir[house].contentId }
    bags.push(await fillBag(ground, actor(fan), house, evenings[house], things))
  }
  await takeAway(actor('manager-a'), actor('owner-a'), bags)
  await settle(ground)
  return { cast, bags, nothing: emptyBag(bags) }
}

/** A second broadcast of the same event: staff may be limited to one of them. */
async function addBroadcast({ db }: Ground, { broadcastId }: Evening): Promise<{ otherBroadcastId: string; endsAt: Date }> {
  const { eventId, artistProfileId, startsAt, endsAt } = await db.broadcast.findUniqueOrThrow({ where: { id: broadcastId } })
  const title = { ja: '二つ目', en: 'The second' }
  const { id } = await db.broadcast.create({ data: { eventId, artistProfileId, title, startsAt, endsAt, archiveMinutes: 0 }, select: { id: true } })
  return { otherBroadcastId: id, endsAt }
}

const personal = ['ticketId', 'orderId', 'paymentId', 'grantId', 'sessionId', 'passkeyId', 'visitId']

async function fillBag(
  ground: Ground,
  fan: Actor,
  house: House,
  evening: Evening,
  things: { streamId: string; contentId: string },
): Promise<Bag> {
  const bought = await buyTicket(fan.visitor, evening)
  const grant = await openGrant(fan.visitor, bought.ticketId)
  const key = (await readPlayable(ground, grant)).keys.at(-1)
  const session = await ground.db.session.findFirstOrThrow({ where: { personId: fan.personId ?? '' }, select: { id: true } })
  const passkeyId = randomUUID()
  await ground.db.passkey.create({
    data: { id: passkeyId, personId: fan.personId ?? '', credentialId: passkeyId, publicKey: new Uint8Array(77), counter: 0n, transports: [], rpId: 'fan.localhost', name: 'Telephone', backedUp: true },
  })
  // One that its provider has refused: the worker leaves it alone.
  const refund = await ground.db.refund.create({
    data: { orderId: bought.orderId, amountYen: 1, reason: 'the matrix asks for it', state: 'failed' },
    select: { id: true },
  })
  const values = {
    ...bought,
    refundId: refund.id,
    ...things,
    slug: evening.slug,
    eventId: evening.eventId,
    broadcastId: evening.broadcastId,
    typeSlug: 'live',
    grantId: grant.grantId,
    epoch: String(key?.epoch ?? 1),
    sessionId: session.id,
    passkeyId,
    ...(await staffThings(ground, house, evening, things.streamId)),
  }
  const ownerOf = (parameter: string) => (personal.includes(parameter) ? fan.personId : null)
  return { name: fan.name, house, ownerOf, values }
}

/** What a house's staff make and name: rows as their forms write them. */
async function staffThings({ db }: Ground, house: House, evening: Evening, streamId: string): Promise<Record<string, string>> {
  const { organisationId } = evening
  const { slug: organisationSlug } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { slug: true } })
  const { id: artistId, slug: artistSlug } = await db.artistProfile.findFirstOrThrow({ where: { organisationId }, select: { id: true, slug: true } })
  const { id: keyId } = await db.encoderKey.create({
    data: { streamId, keyHash: randomUUID(), keyId: 'demo-1', hint: 'abcd', label: 'OBS', createdBy: randomUUID() },
    select: { id: true },
  })
  const newcomer = async () => (await db.person.create({ data: { displayName: `of house ${house}` }, select: { id: true } })).id
  const personId = await newcomer()
  const membership = await db.membership.create({ data: { organisationId, personId, role: 'moderator' }, select: { id: true } })
  const artistMember = await db.artistMember.create({ data: { artistProfileId: artistId, personId, role: 'crew' }, select: { id: true } })
  const endsAt = new Date(Date.now() + 60 * 60_000)
  const staff = await db.eventStaff.create({ data: { eventId: evening.eventId, personId, role: 'desk', limitedTo: [], endsAt }, select: { id: true } })
  const invitation = await db.invitation.create({
    data: { kind: 'membership', organisationId, role: 'moderator', limitedTo: [], invitedById: personId, expiresAt: endsAt },
    select: { id: true },
  })
  const visit = await db.platformVisit.create({
    data: { personId, role: 'support', organisationId, reason: 'somebody else’s', expiresAt: endsAt },
    select: { id: true },
  })
  return {
    organisationId,
    organisationSlug,
    visitId: visit.id,
    provider: 'line',
    artistId,
    artistProfileId: artistId,
    artistSlug,
    keyId,
    personId,
    membershipId: membership.id,
    artistMemberId: artistMember.id,
    eventStaffId: staff.id,
    staffId: staff.id,
    invitationId: invitation.id,
  }
}

/** One gets the money back, one is banned: both keep what they have seen of their ids. */
async function takeAway(manager: Actor, owner: Actor, bags: readonly Bag[]): Promise<void> {
  const of = (name: string) => bags.find((bag) => bag.name === name)?.values ?? {}
  const body = { reason: 'the matrix asks for it' }
  await manager.visitor.must({ method: 'POST', path: `/api/admin/tickets/${of('fan-refunded').ticketId}/refund`, body })
  await owner.visitor.must({ method: 'POST', path: `/api/admin/orders/${of('fan-kicked').orderId}/ban`, body })
}

/** Waits until what a refund and a ban owe has been carried out: it would look like the work of a refused call. */
async function settle({ db }: Ground): Promise<void> {
  for (let waited = 0; (await db.outbox.count({ where: { dispatchedAt: null } })) > 0; waited += 100) {
    if (waited > 20_000) throw new Error('the worker does not carry out what is owed')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Ids of nothing: whatever is refused must be refused as these are. */
function emptyBag([bag]: readonly Bag[]): Bag {
  if (!bag) throw new Error('a world without things')
  const values = Object.fromEntries(Object.entries(bag.values).map(([name, value]) => [name, /^[0-9a-f-]{36}$/.test(value) ? randomUUID() : ['epoch', 'provider'].includes(name) ? value : `no-${value}`]))
  return { name: 'nothing', house: 'a', ownerOf: () => randomUUID(), values }
}
