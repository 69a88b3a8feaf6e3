import { expect, test } from 'vitest'
import { endEverySession, findActor, watchRights } from '@/lib/accounts'
import { rightsOf } from '@/lib/accounts/rules/authority'
import { findFingerprints } from '@/lib/accounts/store'
import { newOrganisation, newPerson, signIn } from '../cast'
import { newShow } from '../programme'
import { openStage } from '../stage'

const stage = await openStage()
const { ports, clock } = stage

async function person(token: string) {
  const actor = await findActor(ports, token)
  if (actor.kind !== 'person') throw new Error('signed out')
  return actor
}

test("event staff's right ends with the event", async () => {
  const show = await newShow(stage)
  const personId = await newPerson(stage)
  const { endsAt } = await ports.db.event.findUniqueOrThrow({ where: { id: show.eventId } })
  await ports.db.eventStaff.create({ data: { eventId: show.eventId, personId, role: 'desk', limitedTo: [], endsAt } })
  const { token } = await signIn(stage, personId)
  expect((await person(token)).eventStaff).toMatchObject([{ eventId: show.eventId, role: 'desk' }])
  clock.pass({ ms: endsAt.getTime() - clock.now().getTime() - 1 })
  expect((await person(token)).eventStaff).toHaveLength(1)
  clock.pass({ ms: 1 })
  expect((await person(token)).eventStaff).toEqual([])
})

test('a role that is given or taken counts from the next request on', async () => {
  const { organisationId, artistProfileId } = await newOrganisation(stage)
  const personId = await newPerson(stage)
  const { token } = await signIn(stage, personId)
  expect(await person(token)).toMatchObject({ memberships: [], artists: [] })
  const { id } = await ports.db.membership.create({ data: { organisationId, personId, role: 'manager' } })
  await ports.db.artistMember.create({ data: { artistProfileId, personId, role: 'crew' } })
  expect(await person(token)).toMatchObject({
    memberships: [{ organisationId, role: 'manager' }],
    artists: [{ artistProfileId, organisationId, role: 'crew' }],
  })
  await ports.db.membership.delete({ where: { id } })
  expect((await person(token)).memberships).toEqual([])
})

test('a ban counts from the next request on, until it is lifted', async () => {
  const { organisationId } = await newOrganisation(stage)
  const personId = await newPerson(stage)
  const { token } = await signIn(stage, personId)
  const { id } = await ports.db.organisationBan.create({ data: { organisationId, personId, reason: 'filmed' } })
  expect((await person(token)).bannedFrom).toEqual([organisationId])
  await ports.db.organisationBan.update({ where: { id }, data: { liftedAt: clock.now() } })
  expect((await person(token)).bannedFrom).toEqual([])
})

test('an open stream hears soon that its person lost a role, was banned or signed out', async () => {
  const { organisationId } = await newOrganisation(stage)
  const losses: [string, boolean, (personId: string, token: string) => Promise<unknown>][] = [
    ['role', false, (personId) => ports.db.membership.deleteMany({ where: { personId } })],
    ['ban', false, (personId) => ports.db.organisationBan.create({ data: { organisationId, personId, reason: 'filmed' } })],
    ['sign-out', true, async (_, token) => endEverySession(ports, await person(token))],
  ]
  const told = losses.map(async ([loss, ended, lose]) => {
    const personId = await newPerson(stage)
    await ports.db.membership.create({ data: { organisationId, personId, role: 'moderator' } })
    const { token, actor } = await signIn(stage, personId)
    const heard: boolean[] = []
    const off = watchRights(ports, actor, (isEnded) => heard.push(isEnded))
    // Soon after the stream was opened: it knows already what its person might do.
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect([loss, heard]).toEqual([loss, []])
    await lose(personId, token)
    await expect.poll(() => heard[0]).toBe(ended)
    off()
  })
  await Promise.all(told)
})

test('an open stream of somebody whose rights stay hears nothing', async () => {
  const { token, actor } = await signIn(stage, await newPerson(stage))
  let heard = 0
  const off = watchRights(ports, actor, () => heard++)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(heard).toBe(0)
  expect((await person(token)).sessionId).toBe(actor.sessionId)
  off()
})

test('open streams compare rights in the very words of the gate, so that no change in between is missed', async () => {
  const show = await newShow(stage)
  const personId = await newPerson(stage)
  const { token } = await signIn(stage, personId)
  const written = async () => {
    const actor = await person(token)
    return { gate: rightsOf(actor), store: (await findFingerprints(ports.db, [actor.sessionId], clock.now())).get(actor.sessionId) }
  }
  const seen = new Set<string>()
  const expectNew = async () => {
    const { gate, store } = await written()
    expect(store).toBe(gate)
    expect(seen.has(gate)).toBe(false)
    seen.add(gate)
  }
  await expectNew()
  for (const role of ['manager', 'owner'] as const) {
    const { organisationId, artistProfileId } = await newOrganisation(stage)
    await ports.db.membership.create({ data: { organisationId, personId, role } })
    await expectNew()
    await ports.db.artistMember.create({ data: { artistProfileId, personId, role: 'crew' } })
    await expectNew()
    await ports.db.organisationBan.create({ data: { organisationId, personId, reason: 'filmed' } })
    await expectNew()
  }
  const { endsAt } = await ports.db.event.findUniqueOrThrow({ where: { id: show.eventId } })
  for (const [role, limitedTo] of [['desk', []], ['lane', [show.eventId, personId]]] as const) {
    await ports.db.eventStaff.create({ data: { eventId: show.eventId, personId, role, limitedTo: [...limitedTo], endsAt } })
    await expectNew()
  }
  for (const role of ['support', 'privacy'] as const) {
    await ports.db.platformRole.create({ data: { personId, role } })
    await expectNew()
  }
})
