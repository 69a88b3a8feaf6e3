import { expect, test } from 'vitest'
import { acceptInvitation, lookAtInvitation, readPeople, removeEventStaff } from '@/lib/accounts'
import type { InvitePerson } from '@/lib/accounts/contract'
import { listStaffedEvents, readStaffedEvent } from '@/lib/events'
import { cutBroadcast, readToday } from '@/lib/streaming'
import { listEventOrders, refundTicket } from '@/lib/ticketing'
import { again, newFan, newStaff } from '../cast'
import { buy, newShow, type Show } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { invite, joinBy, namesOf, newHouse, type House } from './people-house'

const stage = await openStage()
const { ports, clock } = stage

async function newStagedHouse(): Promise<{ house: House; show: Show }> {
  const show = await newShow(stage)
  const house = { ...(await namesOf(stage, show.organisationId, show.artistProfileId)), owner: await newStaff(stage, show.organisationId, 'owner') }
  return { house, show }
}

const at = (show: Show, role: string, limitedTo: string[] = []) =>
  ({ kind: 'event_staff', role, eventSlug: show.seat.eventSlug, limitedTo }) as Partial<InvitePerson>

/** Let in, and nothing is sent yet: what a cut answers to whoever may cut. */
const letIn = 'not_on_air'

async function anotherBroadcast(show: Show): Promise<string> {
  const { startsAt, endsAt, title, artistProfileId } = await ports.db.broadcast.findUniqueOrThrow({ where: { id: show.broadcastId } })
  const { id } = await ports.db.broadcast.create({ data: { eventId: show.eventId, artistProfileId, title: title ?? {}, startsAt, endsAt } })
  return id
}

test('staff of one event come in by link, and their right ends with the event', async () => {
  const { house, show } = await newStagedHouse()
  const person = await joinBy(stage, house, at(show, 'desk'))
  expect(person.eventStaff).toMatchObject([{ eventId: show.eventId, role: 'desk', limitedTo: [] }])
  const { endsAt } = await ports.db.event.findUniqueOrThrow({ where: { id: show.eventId } })
  clock.pass({ ms: endsAt.getTime() - clock.now().getTime() })
  expect((await again(stage, person)).eventStaff).toEqual([])
})

test('who is taken off the staff has no invitation left to come back by', async () => {
  const { house, show } = await newStagedHouse()
  const person = await joinBy(stage, house, at(show, 'desk'))
  const { email } = await ports.db.person.findUniqueOrThrow({ where: { id: person.personId } })
  const { invitationId } = await invite(stage, house, { ...at(show, 'support'), email: email ?? '' })
  const { id: eventStaffId } = await ports.db.eventStaff.findFirstOrThrow({ where: { personId: person.personId } })
  await removeEventStaff(ports, house.owner, { eventStaffId })
  expect((await ports.db.invitation.findUniqueOrThrow({ where: { id: invitationId } })).withdrawnAt).not.toBeNull()
})

test('a desk reads the orders of its event, of no other, and refunds none', async () => {
  const { house, show } = await newStagedHouse()
  const other = await newShow(stage)
  const desk = await joinBy(stage, house, at(show, 'desk'))
  const { ticketId } = await buy(stage, await newFan(stage), show)
  const orders = await listEventOrders(ports, desk, { slug: show.seat.eventSlug })
  expect(orders).toMatchObject({ mayRefund: false, mayBan: false, orders: [{ state: 'paid' }] })
  expect(await outcomeOf(listEventOrders(ports, desk, { slug: other.seat.eventSlug }))).toBe('not_found')
  expect(await outcomeOf(refundTicket(ports, desk, { ticketId, reason: 'because' }))).toBe('not_found')
})

test("an event's moderator watches over its broadcasts, and reads no order", async () => {
  const { house, show } = await newStagedHouse()
  const moderator = await joinBy(stage, house, at(show, 'moderator'))
  const today = await readToday(ports, moderator)
  expect(today.events).toMatchObject([{ slug: show.seat.eventSlug, takenYen: null, mayReadOrders: false, broadcasts: [{ id: show.broadcastId }] }])
  expect(await outcomeOf(listEventOrders(ports, moderator, { slug: show.seat.eventSlug }))).toBe('not_found')
  expect(await outcomeOf(cutBroadcast(ports, moderator, { broadcastId: show.broadcastId, reason: 'seen enough' }))).toBe(letIn)
})

test('limited to one broadcast, the others are not there', async () => {
  const { house, show } = await newStagedHouse()
  const second = await anotherBroadcast(show)
  const limited = await joinBy(stage, house, at(show, 'moderator', [second]))
  const whole = await joinBy(stage, house, at(show, 'moderator'))
  const seenBy = async (actor: typeof limited) => (await readToday(ports, actor)).events.flatMap(({ broadcasts }) => broadcasts.map(({ id }) => id))
  expect(await seenBy(limited)).toEqual([second])
  expect((await seenBy(whole)).toSorted()).toEqual([second, show.broadcastId].toSorted())
  const [event] = await listStaffedEvents(ports, limited, 'moderator', ['moderator'])
  expect(event?.broadcasts.map(({ id }) => id)).toEqual([second])
  expect(await outcomeOf(cutBroadcast(ports, limited, { broadcastId: show.broadcastId, reason: 'not mine' }))).toBe('not_found')
  expect(await outcomeOf(cutBroadcast(ports, limited, { broadcastId: second, reason: 'mine to cut' }))).toBe(letIn)
})

test('a desk that was somehow limited reads no orders, for they are of the whole event', async () => {
  const { house, show } = await newStagedHouse()
  const desk = await joinBy(stage, house, at(show, 'desk'))
  await ports.db.eventStaff.updateMany({ where: { personId: desk.personId }, data: { limitedTo: [show.broadcastId] } })
  const limited = await again(stage, desk)
  expect(await outcomeOf(listEventOrders(ports, limited, { slug: show.seat.eventSlug }))).toBe('not_found')
  expect((await readToday(ports, limited)).events).toMatchObject([{ mayReadOrders: false, broadcasts: [] }])
})

test('a second invitation widens what the first allowed', async () => {
  const { house, show } = await newStagedHouse()
  const second = await anotherBroadcast(show)
  const person = await joinBy(stage, house, at(show, 'moderator', [second]))
  const sameAgain = await invite(stage, house, at(show, 'moderator', [second]))
  expect((await lookAtInvitation(ports, person, sameAgain)).mine).toBe('already')
  await acceptInvitation(ports, person, await invite(stage, house, at(show, 'moderator', [show.broadcastId])))
  expect((await again(stage, person)).eventStaff[0]?.limitedTo.toSorted()).toEqual([second, show.broadcastId].toSorted())
  await acceptInvitation(ports, person, await invite(stage, house, at(show, 'moderator')))
  expect((await again(stage, person)).eventStaff).toMatchObject([{ limitedTo: [] }])
})

test('nobody is invited to another’s event, to another event’s broadcast, or to one that is over', async () => {
  const { house, show } = await newStagedHouse()
  const foreign = await newShow(stage)
  expect(await outcomeOf(invite(stage, house, at(foreign, 'desk')))).toBe('not_found')
  expect(await outcomeOf(invite(stage, house, at(show, 'moderator', [foreign.broadcastId])))).toBe('not_found')
  expect(await outcomeOf(invite(stage, await newHouse(stage), at(show, 'desk')))).toBe('not_found')
  const early = await invite(stage, house, at(show, 'desk'))
  const { endsAt } = await ports.db.event.findUniqueOrThrow({ where: { id: show.eventId } })
  clock.pass({ ms: endsAt.getTime() - clock.now().getTime() })
  expect(await outcomeOf(acceptInvitation(ports, await newFan(stage), early))).toBe('invitation_ended')
  expect(await outcomeOf(invite(stage, house, at(show, 'desk')))).toBe('not_found')
})

test('an event that is cancelled takes its invitations with it', async () => {
  const { house, show } = await newStagedHouse()
  const waiting = await invite(stage, house, at(show, 'support'))
  await ports.db.event.update({ where: { id: show.eventId }, data: { state: 'cancelled' } })
  expect(await outcomeOf(acceptInvitation(ports, await newFan(stage), waiting))).toBe('invitation_ended')
})

test('removed from an event they find it no more; another owner finds them not at all', async () => {
  const { house, show } = await newStagedHouse()
  const desk = await joinBy(stage, house, at(show, 'desk'))
  const [staff] = (await readPeople(ports, house.owner, {})).events.flatMap((event) => event.staff)
  if (!staff) throw new Error('nobody is staff')
  expect(await outcomeOf(removeEventStaff(ports, (await newHouse(stage)).owner, { eventStaffId: staff.id }))).toBe('not_found')
  expect(await outcomeOf(removeEventStaff(ports, await newStaff(stage, house.organisationId, 'manager'), { eventStaffId: staff.id }))).toBe('not_found')
  await removeEventStaff(ports, house.owner, { eventStaffId: staff.id })
  expect(await outcomeOf(readStaffedEvent(ports, await again(stage, desk), 'manager', show.seat.eventSlug, ['desk']))).toBe('not_found')
})

test('a role at an event opens no door that does not name it', async () => {
  const { house, show } = await newStagedHouse()
  const desk = await joinBy(stage, house, at(show, 'desk'))
  expect(await outcomeOf(readStaffedEvent(ports, desk, 'moderator', show.seat.eventSlug))).toBe('not_found')
  expect(await outcomeOf(readStaffedEvent(ports, desk, 'moderator', show.seat.eventSlug, ['moderator', 'lane']))).toBe('not_found')
  expect(await outcomeOf(readPeople(ports, desk, {}))).toBe('not_found')
})
