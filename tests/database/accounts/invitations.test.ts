import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { acceptInvitation, changeRole, composeInvitation, invitePerson, lookAtInvitation, readPeople, removeMember, renewInvitation, withdrawInvitation } from '@/lib/accounts'
import { invitationToken } from '@/lib/accounts/people/invitation-token'
import { again, newFan, newPerson, newStaff, signIn } from '../cast'
import { openStage, outcomeOf, tally } from '../stage'
import { failToSend } from './mail-fault'
import { invite, joinBy, newHouse, roleIn } from './people-house'

const stage = await openStage()
const { ports, clock } = stage

test('an invitation by link makes its reader a member, with the next request', async () => {
  const house = await newHouse(stage)
  const person = await newFan(stage)
  const { token } = await invite(stage, house, { role: 'moderator' })
  expect(await lookAtInvitation(ports, person, { token })).toMatchObject({ kind: 'membership', role: 'moderator', mine: 'yes' })
  expect(await acceptInvitation(ports, person, { token })).toEqual({ outcome: 'joined', next: '/admin', needsPasskey: false })
  expect((await again(stage, person)).memberships).toEqual([{ organisationId: house.organisationId, role: 'moderator' }])
})

test('an owner who has not signed in by passkey is told that the role waits for one', async () => {
  const house = await newHouse(stage)
  const { token } = await invite(stage, house, { role: 'owner' })
  const person = { ...(await newFan(stage)), proof: 'email' as const }
  expect(await acceptInvitation(ports, person, { token })).toMatchObject({ next: '/me?next=/admin', needsPasskey: true })
})

test("a link's secret is nowhere in the database, nor anything that makes it without our key", async () => {
  const house = await newHouse(stage)
  const { token } = await invite(stage, house)
  const [, secret = ''] = token.split('.')
  const { rows: tables } = await stage.owner.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
  const { rows } = await stage.owner.query(tables.map(({ name }) => `SELECT t::text AS row FROM "${name}" t`).join(' UNION ALL '))
  const dump = JSON.stringify(rows)
  expect(dump).toContain(token.slice(0, 36))
  expect(dump).not.toContain(secret)
  for (const form of ['hex', 'base64', 'base64url'] as const) expect(dump).not.toContain(createHash('sha256').update(secret).digest(form))
})

test('a guessed link, one of another key and one of another id are refused alike', async () => {
  const house = await newHouse(stage)
  const { token, invitationId } = await invite(stage, house)
  const person = await newFan(stage)
  const foreign = invitationToken([{ id: 'other', bytes: Buffer.alloc(32, 9) }], invitationId)
  const swapped = `${randomUUID()}.${token.split('.')[1]}`
  for (const wrong of [foreign, swapped, `${invitationId}.${'A'.repeat(43)}`]) {
    expect(await outcomeOf(lookAtInvitation(ports, person, { token: wrong }))).toBe('invitation_ended')
    expect(await outcomeOf(acceptInvitation(ports, person, { token: wrong }))).toBe('invitation_ended')
  }
  expect(await outcomeOf(acceptInvitation(ports, person, { token }))).toBe('done')
})

test('a link of an older key holds until that key is removed', async () => {
  const house = await newHouse(stage)
  const { token } = await invite(stage, house)
  const newer = { id: 'newer', bytes: Buffer.alloc(32, 3) }
  const nobody = { kind: 'anonymous' } as const
  const rotated = stage.anotherProcess({ sessionKeys: [newer, ...ports.env.sessionKeys] })
  expect((await lookAtInvitation(rotated, nobody, { token })).mine).toBe('sign_in')
  expect(await outcomeOf(lookAtInvitation(stage.anotherProcess({ sessionKeys: [newer] }), nobody, { token }))).toBe('invitation_ended')
})

test('looking says to what, and neither for whom nor which person invites', async () => {
  const house = await newHouse(stage)
  const { token } = await invite(stage, house, { email: 'singer@label.example' })
  const seen = JSON.stringify(await lookAtInvitation(ports, { kind: 'anonymous' }, { token }))
  expect(seen).toContain('Hoshizora')
  expect(seen).not.toContain('singer@label.example')
  expect(seen).not.toContain(house.owner.displayName)
  expect(seen).not.toContain(house.organisationId)
})

test('it holds for seven days to the very end', async () => {
  const house = await newHouse(stage)
  const [inTime, late] = [await invite(stage, house), await invite(stage, house)]
  const person = await newFan(stage)
  clock.pass({ days: 7, ms: -1 })
  expect(await outcomeOf(acceptInvitation(ports, person, inTime))).toBe('done')
  clock.pass({ ms: 1 })
  expect(await outcomeOf(acceptInvitation(ports, await newFan(stage), late))).toBe('invitation_ended')
  const { invitations } = await readPeople(ports, await again(stage, house.owner), {})
  expect(invitations.map(({ state }) => state).toSorted()).toEqual(['accepted', 'expired'])
})

test('twenty people press at once: one comes in', async () => {
  const house = await newHouse(stage)
  const { token } = await invite(stage, house)
  const people = await Promise.all(Array.from({ length: 20 }, () => newFan(stage)))
  const outcomes = await Promise.all(people.map((person) => outcomeOf(acceptInvitation(ports, person, { token }))))
  expect(tally(outcomes)).toEqual({ done: 1, invitation_ended: 19 })
  expect(await ports.db.membership.count({ where: { organisationId: house.organisationId } })).toBe(2)
})

test('pressed twice by the same person it is the same answer; once they are removed it opens nothing any more', async () => {
  const house = await newHouse(stage)
  const { token } = await invite(stage, house)
  const person = await newFan(stage)
  for (let time = 0; time < 2; time++) expect((await acceptInvitation(ports, person, { token })).outcome).toBe('joined')
  const { id: membershipId } = await ports.db.membership.findFirstOrThrow({ where: { personId: person.personId } })
  await removeMember(ports, house.owner, { membershipId })
  expect(await outcomeOf(acceptInvitation(ports, person, { token }))).toBe('invitation_ended')
  expect(await roleIn(stage, house, person)).toBeNull()
})

test('one that names an address is for whoever has proved it, and for nobody else', async () => {
  const house = await newHouse(stage)
  const { token } = await invite(stage, house, { email: 'singer@stage.example' })
  const stranger = await newFan(stage)
  expect((await lookAtInvitation(ports, stranger, { token })).mine).toBe('other_account')
  expect(await outcomeOf(acceptInvitation(ports, stranger, { token }))).toBe('other_account')
  const personId = await newPerson(stage)
  await ports.db.person.update({ where: { id: personId }, data: { email: 'singer@stage.example' } })
  const { actor: unproved } = await signIn(stage, personId)
  expect(await outcomeOf(acceptInvitation(ports, unproved, { token }))).toBe('other_account')
  await ports.db.person.update({ where: { id: personId }, data: { emailVerifiedAt: clock.now() } })
  expect(await outcomeOf(acceptInvitation(ports, unproved, { token }))).toBe('done')
})

test('a lower role than the one held changes nothing, and the invitation stays for whom it is meant', async () => {
  const house = await newHouse(stage)
  const { token } = await invite(stage, house, { role: 'moderator' })
  expect((await lookAtInvitation(ports, house.owner, { token })).mine).toBe('already')
  expect((await acceptInvitation(ports, house.owner, { token })).outcome).toBe('already')
  expect(await roleIn(stage, house, house.owner)).toBe('owner')
  expect((await acceptInvitation(ports, await newFan(stage), { token })).outcome).toBe('joined')
})

test('a higher one replaces the lower', async () => {
  const house = await newHouse(stage)
  const moderator = await joinBy(stage, house)
  await acceptInvitation(ports, moderator, await invite(stage, house, { role: 'manager' }))
  expect((await again(stage, moderator)).memberships).toEqual([{ organisationId: house.organisationId, role: 'manager' }])
})

test('withdrawn, it is dead at once, and cannot be sent again', async () => {
  const house = await newHouse(stage)
  const { token, invitationId } = await invite(stage, house)
  await withdrawInvitation(ports, house.owner, { invitationId })
  expect(await outcomeOf(acceptInvitation(ports, await newFan(stage), { token }))).toBe('invitation_ended')
  expect(await outcomeOf(withdrawInvitation(ports, house.owner, { invitationId }))).toBe('invitation_ended')
  expect(await outcomeOf(renewInvitation(ports, house.owner, { invitationId }))).toBe('invitation_ended')
})

test('sent again it has a new link and seven days, and the former link is dead', async () => {
  const house = await newHouse(stage)
  const { token, invitationId } = await invite(stage, house, { role: 'manager' })
  clock.pass({ days: 6 })
  const { link } = await renewInvitation(ports, house.owner, { invitationId })
  expect(await outcomeOf(acceptInvitation(ports, await newFan(stage), { token }))).toBe('invitation_ended')
  clock.pass({ days: 6 })
  const person = await newFan(stage)
  await acceptInvitation(ports, person, { token: link.slice(link.indexOf('#') + 1) })
  expect(await roleIn(stage, house, person)).toBe('manager')
})

test('withdrawing and accepting at once: one of the two holds', async () => {
  for (let round = 0; round < 5; round++) {
    const house = await newHouse(stage)
    const { token, invitationId } = await invite(stage, house)
    const person = await newFan(stage)
    const [accepted, withdrawn] = await Promise.all([
      outcomeOf(acceptInvitation(ports, person, { token })),
      outcomeOf(withdrawInvitation(ports, house.owner, { invitationId })),
    ])
    expect([accepted, withdrawn].filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(await roleIn(stage, house, person)).toBe(accepted === 'done' ? 'moderator' : null)
  }
})

test('what an owner gave away ends with their being one', async () => {
  const house = await newHouse(stage)
  const other = await newStaff(stage, house.organisationId, 'owner')
  for (const end of [
    (membershipId: string) => removeMember(ports, house.owner, { membershipId }),
    (membershipId: string) => changeRole(ports, house.owner, { membershipId, role: 'manager' }),
    // Past every form of ours: the role is gone, the invitation was not withdrawn with it.
    (membershipId: string) => ports.db.membership.delete({ where: { id: membershipId } }),
  ]) {
    const place = { organisationId_personId: { organisationId: house.organisationId, personId: other.personId } }
    const { id } = await ports.db.membership.upsert({
      where: place,
      create: { organisationId: house.organisationId, personId: other.personId, role: 'owner' },
      update: { role: 'owner' },
    })
    const { token } = await invite(stage, { ...house, owner: await again(stage, other) }, { role: 'owner' })
    await end(id)
    expect(await outcomeOf(acceptInvitation(ports, await newFan(stage), { token }))).toBe('invitation_ended')
  }
})

test('somebody whom the organisation has banned does not come in by a link', async () => {
  const house = await newHouse(stage)
  const person = await newFan(stage)
  await ports.db.organisationBan.create({ data: { organisationId: house.organisationId, personId: person.personId, reason: 'filmed' } })
  expect(await outcomeOf(acceptInvitation(ports, await again(stage, person), await invite(stage, house)))).toBe('forbidden')
})

test('nobody invites to what is not theirs, and an invitation is not theirs to touch', async () => {
  const [house, other] = [await newHouse(stage), await newHouse(stage)]
  const manager = await newStaff(stage, house.organisationId, 'manager')
  const { invitationId } = await invite(stage, house)
  expect(await outcomeOf(invite(stage, { ...house, owner: manager }))).toBe('not_found')
  expect(await outcomeOf(invite(stage, { ...house, owner: other.owner }))).toBe('not_found')
  // Into their own house for an artist of another.
  expect(await outcomeOf(invite(stage, { ...other }, { kind: 'artist', role: 'crew', artistSlug: house.artistSlug }))).toBe('not_found')
  for (const actor of [manager, other.owner]) {
    expect(await outcomeOf(withdrawInvitation(ports, actor, { invitationId }))).toBe('not_found')
    expect(await outcomeOf(renewInvitation(ports, actor, { invitationId }))).toBe('not_found')
  }
})

test('with an address a mail is owed, and its letter is written while the invitation waits only', async () => {
  const house = await newHouse(stage)
  const { invitationId, link } = await invite(stage, house, { email: 'crew@stage.example', locale: 'en' })
  const owed = await ports.db.mail.findFirstOrThrow({ where: { template: 'invitation', subjectId: invitationId } })
  expect(owed).toMatchObject({ address: 'crew@stage.example', locale: 'en', state: 'queued' })
  const subject = { subjectId: invitationId, locale: 'en' as const, address: owed.address }
  const letter = await composeInvitation(ports, subject)
  expect(letter?.text).toContain(link)
  expect((await readPeople(ports, house.owner, {})).invitations[0]).toMatchObject({ email: 'crew@stage.example', mail: 'queued', state: 'waiting' })
  await failToSend(ports)
  expect((await readPeople(ports, house.owner, {})).invitations[0]).toMatchObject({ mail: 'retrying', state: 'waiting' })
  await withdrawInvitation(ports, house.owner, { invitationId })
  expect(await composeInvitation(ports, subject)).toBeNull()
})

test('one address is sent ten invitations a day by all organisers together, and may accept more by their links', async () => {
  const email = `${randomUUID()}@stage.example`
  const houses = [await newHouse(stage), await newHouse(stage)]
  const mailed: boolean[] = []
  for (let count = 0; count < 12; count++) {
    const house = houses[count % 2] ?? houses[0]
    if (!house) throw new Error('no house')
    const { isMailed, link } = await invitePerson(ports, house.owner, { kind: 'membership', role: 'moderator', organisationSlug: house.organisationSlug, email })
    expect(link).toContain('#')
    mailed.push(isMailed)
  }
  expect(mailed).toEqual(Array.from({ length: 12 }, (_, index) => index < 10))
  expect(await ports.db.mail.count({ where: { address: email } })).toBe(10)
  const [house] = houses
  expect(house && (await readPeople(ports, house.owner, {})).invitations).toHaveLength(6)
  clock.pass({ days: 1 })
  const nextDay = house && (await invitePerson(ports, house.owner, { kind: 'membership', role: 'moderator', organisationSlug: house.organisationSlug, email }))
  expect(nextDay?.isMailed).toBe(true)
})

test('a letter says to whom as what: the artist is no staff of their own', async () => {
  const house = await newHouse(stage)
  const letterTo = async (target: Parameters<typeof invite>[2]) => {
    const { invitationId } = await invite(stage, house, { email: 'they@stage.example', ...target })
    return (await composeInvitation(ports, { subjectId: invitationId, locale: 'ja', address: 'they@stage.example' }))?.text
  }
  expect(await letterTo({ kind: 'artist', role: 'artist', artistSlug: house.artistSlug })).toMatch(/アーティスト「[^」]+」ご本人としてのご招待です。/)
  expect(await letterTo({ kind: 'artist', role: 'crew', artistSlug: house.artistSlug })).toMatch(/「[^」]+」のスタッフとしてのご招待です。/)
  expect(await letterTo({})).toMatch(/メンバーとしてのご招待です。[^]+（日本時間）まで有効です。/)
  expect(await ports.db.mail.count({ where: { address: 'they@stage.example', locale: 'ja' } })).toBe(3)
})
