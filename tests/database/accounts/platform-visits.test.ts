import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  acceptInvitation,
  createOrganisation,
  endVisit,
  grantPlatformRole,
  listOrganisations,
  listPlatformPeople,
  listVisits,
  readPeople,
  startVisit,
  takePlatformRole,
  watchRights,
} from '@/lib/accounts'
import { CreateOrganisation, type PersonActor, type PlatformRoleName } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { readToday } from '@/lib/streaming'
import { listEventOrders } from '@/lib/ticketing'
import { again, newFan, newPerson, signIn } from '../cast'
import { newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { namesOf, newHouse, whoHolds } from './people-house'

const stage = await openStage()
const { ports, clock } = stage

async function newPlatformPerson(...roles: PlatformRoleName[]): Promise<PersonActor> {
  const personId = await newPerson(stage, 'of the platform')
  for (const role of roles) await ports.db.platformRole.create({ data: { personId, role } })
  return (await signIn(stage, personId)).actor
}

const reason = 'The organiser asked by telephone'

test('without a visit the platform’s people see names, and nothing of an organiser’s', async () => {
  const show = await newShow(stage)
  const support = await newPlatformPerson('support')
  expect((await listOrganisations(ports)).organisations.length).toBeGreaterThan(0)
  expect((await readToday(ports, support)).events).toEqual([])
  expect(await outcomeOf(listEventOrders(ports, support, { slug: show.seat.eventSlug }))).toBe('not_found')
})

test('on a visit support acts as a manager there, privacy as a moderator, and neither elsewhere or as an owner', async () => {
  const show = await newShow(stage)
  const other = await newShow(stage)
  const { organisationSlug } = await namesOf(stage, show.organisationId, show.artistProfileId)
  const support = await newPlatformPerson('support')
  const privacy = await newPlatformPerson('privacy')
  for (const actor of [support, privacy]) await startVisit(ports, actor, { organisationSlug, reason, minutes: 30 })
  const [inside, looking] = [await again(stage, support), await again(stage, privacy)]
  expect(await outcomeOf(listEventOrders(ports, inside, { slug: show.seat.eventSlug }))).toBe('done')
  expect(await outcomeOf(listEventOrders(ports, looking, { slug: show.seat.eventSlug }))).toBe('not_found')
  expect((await readToday(ports, looking)).events.map(({ slug }) => slug)).toEqual([show.seat.eventSlug])
  expect(await outcomeOf(listEventOrders(ports, inside, { slug: other.seat.eventSlug }))).toBe('not_found')
  expect(await outcomeOf(readPeople(ports, inside, { organisationSlug }))).toBe('not_found')
})

test('a visit ends at its time, also in a stream that is open', async () => {
  const house = await newHouse(stage)
  const support = await newPlatformPerson('support')
  await startVisit(ports, support, { organisationSlug: house.organisationSlug, reason, minutes: 1 })
  const { token, actor } = await signIn(stage, support.personId)
  expect(actor.visits).toMatchObject([{ organisationId: house.organisationId, role: 'support' }])
  let heard = 0
  const off = watchRights(ports, actor, () => heard++)
  clock.pass({ minutes: 1, ms: -1 })
  await new Promise((resolve) => setTimeout(resolve, 1_300))
  expect(heard).toBe(0)
  clock.pass({ ms: 1 })
  expect((await whoHolds(stage, token)).visits).toEqual([])
  await expect.poll(() => heard, { timeout: 2_000 }).toBeGreaterThan(0)
  off()
})

test('a role that is taken away without a visit is told to a stream that is open', async () => {
  const support = await newPlatformPerson('support')
  let heard = 0
  const off = watchRights(ports, support, () => heard++)
  await new Promise((resolve) => setTimeout(resolve, 1_300))
  expect(heard).toBe(0)
  await ports.db.platformRole.deleteMany({ where: { personId: support.personId } })
  await expect.poll(() => heard, { timeout: 2_500 }).toBeGreaterThan(0)
  off()
})

test('visits that begin at once leave one open, whatever roles they are in, and a role taken since the gate begins none', async () => {
  const house = await newHouse(stage)
  const both = await newPlatformPerson('support', 'privacy')
  const visit = { organisationSlug: house.organisationSlug, reason, minutes: 60 }
  const roles = ['support', 'privacy', 'support', 'privacy', 'support', 'privacy'] as const
  await Promise.all(roles.map((role) => startVisit(ports, both, { ...visit, role })))
  expect((await again(stage, both)).visits).toHaveLength(1)
  await ports.db.platformRole.deleteMany({ where: { personId: both.personId, role: 'privacy' } })
  expect(await outcomeOf(startVisit(ports, both, { ...visit, role: 'privacy' }))).toBe('not_found')
  expect(await outcomeOf(startVisit(ports, both, { ...visit, role: 'support' }))).toBe('done')
})

test('one ends a visit of one’s own, and nobody else’s; another to the same house takes its place', async () => {
  const house = await newHouse(stage)
  const support = await newPlatformPerson('support')
  const visit = { organisationSlug: house.organisationSlug, reason, minutes: 60 }
  await startVisit(ports, support, visit)
  const [first] = (await again(stage, support)).visits
  const visitId = first?.visitId ?? ''
  expect(await outcomeOf(endVisit(ports, await newPlatformPerson('support'), { visitId }))).toBe('not_found')
  await startVisit(ports, support, visit)
  const { visits } = await again(stage, support)
  expect(visits).toHaveLength(1)
  expect(visits[0]?.visitId).not.toBe(visitId)
  await endVisit(ports, support, { visitId: visits[0]?.visitId ?? '' })
  expect((await again(stage, support)).visits).toEqual([])
  expect(await outcomeOf(endVisit(ports, support, { visitId }))).toBe('not_found')
  expect((await listVisits(ports, support)).visits).toMatchObject([{ endsInMs: null }, { endsInMs: null }])
})

test('a role that one does not have opens no visit, nor does a house that is none', async () => {
  const house = await newHouse(stage)
  const privacy = await newPlatformPerson('privacy')
  const visit = { organisationSlug: house.organisationSlug, reason, minutes: 5 }
  expect(await outcomeOf(startVisit(ports, privacy, { ...visit, role: 'support' }))).toBe('not_found')
  expect(await outcomeOf(startVisit(ports, await newFan(stage), visit))).toBe('not_found')
  expect(await outcomeOf(startVisit(ports, privacy, { ...visit, organisationSlug: 'no-such-house' }))).toBe('not_found')
})

test('every row that is written on a visit names it: those of that house, and those of no house in particular', async () => {
  const [house, other] = [await newHouse(stage), await newHouse(stage)]
  const support = await newPlatformPerson('support')
  const started = stage.asking('platform.start_visit')
  await startVisit(started, support, { organisationSlug: house.organisationSlug, reason, minutes: 5 })
  const { visits } = await again(stage, support)
  const visitId = visits[0]?.visitId
  const rowOf = (requestId: string) => ports.db.ledgerEntry.findFirstOrThrow({ where: { requestId } })
  expect(await rowOf(started.request.id)).toMatchObject({ organisationId: house.organisationId, detail: { visit: visitId, reason, minutes: 5, role: 'support' } })
  const detailOf = async (organisationId: string | null, isVisiting: boolean) => {
    const asking = stage.asking('admin.orders')
    // As the gate does for whoever calls.
    if (isVisiting) asking.request.visits = visits
    await recordEntry(asking, { actorId: support.personId, organisationId, detail: { orders: 3 } })
    return (await rowOf(asking.request.id)).detail
  }
  expect(await detailOf(house.organisationId, true)).toEqual({ orders: 3, visit: visitId })
  expect(await detailOf(null, true)).toEqual({ orders: 3, visit: visitId })
  expect(await detailOf(other.organisationId, true)).toEqual({ orders: 3 })
  expect(await detailOf(house.organisationId, false)).toEqual({ orders: 3 })
})

test('the owner sees who of the platform was there, why, and how long', async () => {
  const [house, other] = [await newHouse(stage), await newHouse(stage)]
  const support = await newPlatformPerson('support')
  await startVisit(ports, support, { organisationSlug: house.organisationSlug, reason, minutes: 5 })
  const from = clock.now().toISOString()
  clock.pass({ minutes: 2 })
  const open = await readPeople(ports, house.owner, {})
  expect(open.visits).toMatchObject([{ role: 'support', reason, from, isOpen: true }])
  await endVisit(ports, support, { visitId: open.visits[0]?.id ?? '' })
  expect((await readPeople(ports, house.owner, {})).visits).toMatchObject([{ isOpen: false, until: clock.now().toISOString() }])
  expect((await readPeople(ports, other.owner, {})).visits).toEqual([])
})

test('support makes an organiser and invites its first owner, and is nothing in it', async () => {
  const support = await newPlatformPerson('support')
  const slug = `h${randomUUID().slice(0, 8)}`
  const name = { ja: '新しい主催者', en: 'A new organiser' }
  const facts = { slug, name, sellerName: '株式会社', sellerAddress: '東京都', sellerContact: '03', registrationNumber: null, reason: 'They asked to sell with us' }
  expect(CreateOrganisation.safeParse(facts).success).toBe(true)
  expect(CreateOrganisation.safeParse({ ...facts, reason: ' because  ' }).success).toBe(false)
  const asking = stage.asking('platform.create_organisation')
  const { link } = await createOrganisation(asking, support, facts)
  expect(await ports.db.ledgerEntry.findFirstOrThrow({ where: { requestId: asking.request.id } })).toMatchObject({ detail: { slug, reason: facts.reason } })
  expect(await outcomeOf(createOrganisation(ports, support, facts))).toBe('slug_taken')
  expect((await again(stage, support)).memberships).toEqual([])
  const token = link.slice(link.indexOf('#') + 1)
  expect(await outcomeOf(acceptInvitation(ports, await again(stage, support), { token }))).toBe('forbidden')
  expect((await again(stage, support)).memberships).toEqual([])
  const owner = await newFan(stage)
  await acceptInvitation(ports, owner, { token })
  expect((await readPeople(ports, await again(stage, owner), {})).organisation).toEqual({ slug, name })
})

test('the first invitation of an owner ends with the role of whoever made the house', async () => {
  const support = await newPlatformPerson('support')
  const name = { ja: '主催者', en: 'Organiser' }
  const facts = { slug: `h${randomUUID().slice(0, 8)}`, name, sellerName: 'a', sellerAddress: 'a', sellerContact: 'a', registrationNumber: null, reason }
  const { link } = await createOrganisation(ports, support, facts)
  await ports.db.platformRole.deleteMany({ where: { personId: support.personId } })
  expect(await outcomeOf(acceptInvitation(ports, await newFan(stage), { token: link.slice(link.indexOf('#') + 1) }))).toBe('invitation_ended')
})

test('roles of the platform are given and taken by address, and taking one ends its visits', async () => {
  const house = await newHouse(stage)
  const address = `${randomUUID()}@platform.example`
  expect(await grantPlatformRole(ports, 'support', ` ${address.toUpperCase()} `)).toBe(true)
  expect(await grantPlatformRole(ports, 'support', address)).toBe(false)
  expect(await listPlatformPeople(ports)).toContainEqual({ role: 'support', address, name: address.split('@')[0] })
  const { id } = await ports.db.person.findUniqueOrThrow({ where: { email: address } })
  const { actor } = await signIn(stage, id)
  await startVisit(ports, actor, { organisationSlug: house.organisationSlug, reason, minutes: 60 })
  const asking = stage.asking('people.take')
  expect(await takePlatformRole(asking, 'support', address)).toBe(true)
  expect(await takePlatformRole(ports, 'support', address)).toBe(false)
  expect(await again(stage, actor)).toMatchObject({ platformRoles: [], visits: [] })
  const rows = await ports.db.ledgerEntry.findMany({ where: { requestId: asking.request.id }, orderBy: { at: 'asc' } })
  expect(rows.map(({ actor: by, organisationId }) => [by, organisationId]).toSorted()).toEqual([[null, house.organisationId], [null, null]].toSorted())
  await expect(grantPlatformRole(ports, 'privacy', 'nobody')).rejects.toThrow('not an e-mail address')
})
