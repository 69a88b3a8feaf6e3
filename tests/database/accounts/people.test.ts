import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  acceptInvitation,
  changeRole,
  createArtist,
  editOrganisation,
  leaveRole,
  listOwnRoles,
  readOrganisation,
  readPeople,
  removeArtistMember,
  removeMember,
  renameArtist,
  watchRights,
} from '@/lib/accounts'
import type { PersonActor } from '@/lib/accounts/contract'
import { again, newArtist, newFan, newStaff, signIn } from '../cast'
import { openStage, outcomeOf } from '../stage'
import { invite, joinBy, newHouse, roleIn, whoHolds, type House } from './people-house'

const stage = await openStage()
const { ports } = stage

async function membershipOf(house: House, actor: PersonActor): Promise<string> {
  const { id } = await ports.db.membership.findFirstOrThrow({ where: { organisationId: house.organisationId, personId: actor.personId } })
  return id
}

test('an owner sees their people, artists and invitations; of another organisation nothing', async () => {
  const [house, other] = [await newHouse(stage), await newHouse(stage)]
  await newStaff(stage, house.organisationId, 'moderator')
  await newArtist(stage, house.artistProfileId, 'crew')
  await invite(stage, house)
  await invite(stage, other, { email: 'secret@other.example' })
  const seen = await readPeople(ports, house.owner, {})
  expect(seen.members.map(({ role, isYou }) => [role, isYou])).toEqual([['owner', true], ['moderator', false]])
  expect(seen.artists).toMatchObject([{ slug: house.artistSlug, people: [{ role: 'crew' }] }])
  expect(seen.invitations).toHaveLength(1)
  expect(JSON.stringify(seen)).not.toContain('secret@other.example')
  expect(await outcomeOf(readPeople(ports, house.owner, { organisationSlug: other.organisationSlug }))).toBe('not_found')
})

test('who owns two organisations reads them one by one', async () => {
  const [house, other] = [await newHouse(stage), await newHouse(stage)]
  await ports.db.membership.create({ data: { organisationId: other.organisationId, personId: house.owner.personId, role: 'owner' } })
  const owner = await again(stage, house.owner)
  for (const { organisationSlug } of [house, other]) {
    const seen = await readPeople(ports, owner, { organisationSlug })
    expect(seen.organisation.slug).toBe(organisationSlug)
    expect(seen.organisations).toHaveLength(2)
  }
})

test('people are the owner’s alone: neither manager nor moderator reads or changes them', async () => {
  const house = await newHouse(stage)
  const manager = await newStaff(stage, house.organisationId, 'manager')
  const membershipId = await membershipOf(house, house.owner)
  expect(await outcomeOf(readPeople(ports, manager, {}))).toBe('not_found')
  expect(await outcomeOf(changeRole(ports, manager, { membershipId, role: 'moderator' }))).toBe('not_found')
  expect(await outcomeOf(removeMember(ports, manager, { membershipId }))).toBe('not_found')
  expect(await outcomeOf(readOrganisation(ports, manager, { organisationSlug: house.organisationSlug }))).toBe('not_found')
})

test("another organisation's members and artists are not there", async () => {
  const [house, other] = [await newHouse(stage), await newHouse(stage)]
  const member = await newStaff(stage, house.organisationId, 'moderator')
  const crew = await newArtist(stage, house.artistProfileId, 'crew')
  const membershipId = await membershipOf(house, member)
  const { id: artistMemberId } = await ports.db.artistMember.findFirstOrThrow({ where: { personId: crew.personId } })
  const name = { ja: '別の名', en: 'Another name' }
  const seller = { name, sellerName: 'x', sellerAddress: 'x', sellerContact: 'x', registrationNumber: null }
  for (const attempt of [
    () => changeRole(ports, other.owner, { membershipId, role: 'owner' }),
    () => removeMember(ports, other.owner, { membershipId }),
    () => removeArtistMember(ports, other.owner, { artistMemberId }),
    () => renameArtist(ports, other.owner, { artistSlug: house.artistSlug, name }),
    () => createArtist(ports, other.owner, { organisationSlug: house.organisationSlug, slug: 'mine-now', name }),
    () => editOrganisation(ports, other.owner, { organisationSlug: house.organisationSlug, ...seller }),
    () => removeMember(ports, other.owner, { membershipId: randomUUID() }),
  ]) {
    expect(await outcomeOf(attempt())).toBe('not_found')
  }
  expect(await roleIn(stage, house, member)).toBe('moderator')
})

test('a removed member has nothing left at the next request, and their open stream ends within two seconds', async () => {
  const house = await newHouse(stage)
  const member = await newStaff(stage, house.organisationId, 'manager')
  const { token, actor } = await signIn(stage, member.personId)
  let endedAfterMs = -1
  const from = Date.now()
  const off = watchRights(ports, actor, () => (endedAfterMs = Date.now() - from))
  await removeMember(ports, house.owner, { membershipId: await membershipOf(house, member) })
  expect((await whoHolds(stage, token)).memberships).toEqual([])
  await expect.poll(() => endedAfterMs, { timeout: 2_000 }).toBeGreaterThan(-1)
  off()
})

test('there is always an owner: the last one is neither removed, nor made less, nor leaves', async () => {
  const house = await newHouse(stage)
  const membershipId = await membershipOf(house, house.owner)
  expect(await outcomeOf(removeMember(ports, house.owner, { membershipId }))).toBe('last_owner')
  expect(await outcomeOf(changeRole(ports, house.owner, { membershipId, role: 'manager' }))).toBe('last_owner')
  expect(await outcomeOf(leaveRole(ports, house.owner, { membershipId }))).toBe('last_owner')
  expect((await listOwnRoles(ports, house.owner)).roles).toMatchObject([{ kind: 'membership', mayLeave: false }])
  await newStaff(stage, house.organisationId, 'owner')
  expect(await outcomeOf(leaveRole(ports, house.owner, { membershipId }))).toBe('done')
})

test('owners who remove each other at once leave one behind', async () => {
  for (let round = 0; round < 5; round++) {
    const house = await newHouse(stage)
    const second = await newStaff(stage, house.organisationId, 'owner')
    const ids = [await membershipOf(house, second), await membershipOf(house, house.owner)]
    const outcomes = await Promise.all([
      outcomeOf(removeMember(ports, house.owner, { membershipId: ids[0] ?? '' })),
      outcomeOf(removeMember(ports, second, { membershipId: ids[1] ?? '' })),
    ])
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(await ports.db.membership.count({ where: { organisationId: house.organisationId, role: 'owner' } })).toBe(1)
  }
})

test('an owner who has just been removed does nothing more with what their request had read', async () => {
  const house = await newHouse(stage)
  const removed = await newStaff(stage, house.organisationId, 'owner')
  const member = await newStaff(stage, house.organisationId, 'moderator')
  await removeMember(ports, house.owner, { membershipId: await membershipOf(house, removed) })
  expect(await outcomeOf(changeRole(ports, removed, { membershipId: await membershipOf(house, member), role: 'owner' }))).toBe('not_found')
  expect(await outcomeOf(invite(stage, { ...house, owner: removed }, { role: 'owner' }))).toBe('not_found')
  expect(await roleIn(stage, house, member)).toBe('moderator')
})

test('an artist comes in as crew, is made the artist, and is removed', async () => {
  const house = await newHouse(stage)
  const crew = await joinBy(stage, house, { kind: 'artist', role: 'crew', artistSlug: house.artistSlug })
  const { artistProfileId, organisationId } = house
  expect(crew.artists).toEqual([{ artistProfileId, organisationId, role: 'crew' }])
  const { token } = await invite(stage, house, { kind: 'artist', role: 'artist', artistSlug: house.artistSlug })
  expect(await acceptInvitation(ports, crew, { token })).toMatchObject({ outcome: 'joined', next: '/studio' })
  const { id: artistMemberId, role } = await ports.db.artistMember.findFirstOrThrow({ where: { personId: crew.personId } })
  expect(role).toBe('artist')
  await removeArtistMember(ports, house.owner, { artistMemberId })
  expect((await again(stage, crew)).artists).toEqual([])
  expect(await outcomeOf(removeArtistMember(ports, house.owner, { artistMemberId }))).toBe('not_found')
})

test('artists are added under a name of their own, and renamed', async () => {
  const house = await newHouse(stage)
  const input = { organisationSlug: house.organisationSlug, slug: `a${randomUUID().slice(0, 8)}`, name: { ja: '新人', en: 'Newcomer' } }
  expect(await createArtist(ports, house.owner, input)).toEqual({ slug: input.slug, name: input.name })
  expect(await outcomeOf(createArtist(ports, (await newHouse(stage)).owner, input))).toBe('not_found')
  expect(await outcomeOf(createArtist(ports, house.owner, input))).toBe('slug_taken')
  await renameArtist(ports, house.owner, { artistSlug: input.slug, name: { ja: '改名', en: 'Renamed' } })
  expect((await readPeople(ports, house.owner, {})).artists.map(({ name }) => name.en)).toContain('Renamed')
})

test("the seller's facts are the owner's to change, and the ledger says which were", async () => {
  const house = await newHouse(stage)
  const before = await readOrganisation(ports, house.owner, { organisationSlug: house.organisationSlug })
  const { slug: organisationSlug, ...facts } = before
  const asking = stage.asking('people.edit_organisation')
  await editOrganisation(asking, house.owner, { organisationSlug, ...facts, sellerContact: '03-0000-0000', registrationNumber: null })
  const after = await readOrganisation(ports, house.owner, { organisationSlug })
  expect(after).toEqual({ ...before, sellerContact: '03-0000-0000', registrationNumber: null })
  const row = await ports.db.ledgerEntry.findFirstOrThrow({ where: { requestId: asking.request.id } })
  expect(row).toMatchObject({ organisationId: house.organisationId, detail: { changed: 'sellerContact registrationNumber' } })
})

/** The state of what waits in the house for each of these invitations. */
async function waiting(ids: string[]): Promise<boolean[]> {
  const rows = await ports.db.invitation.findMany({ where: { id: { in: ids } }, select: { id: true, withdrawnAt: true } })
  return ids.map((id) => rows.find((row) => row.id === id)?.withdrawnAt === null)
}

async function addressOf(actor: PersonActor): Promise<string> {
  return (await ports.db.person.findUniqueOrThrow({ where: { id: actor.personId } })).email ?? ''
}

test('who is removed has no invitation left to come back by, of this house; other people’s and houses’ stay', async () => {
  const [house, other] = [await newHouse(stage), await newHouse(stage)]
  const member = await newStaff(stage, house.organisationId, 'manager')
  const crew = await newArtist(stage, house.artistProfileId, 'crew')
  for (const [person, remove] of [
    [member, async () => removeMember(ports, house.owner, { membershipId: await membershipOf(house, member) })],
    [crew, async () => {
      const { id: artistMemberId } = await ports.db.artistMember.findFirstOrThrow({ where: { personId: crew.personId } })
      return removeArtistMember(ports, house.owner, { artistMemberId })
    }],
  ] as const) {
    const email = await addressOf(person)
    const theirs = await invite(stage, house, { role: 'owner', email })
    const another = await invite(stage, house, { role: 'owner', email: `another-${email}` })
    const elsewhere = await invite(stage, other, { role: 'owner', email })
    await remove()
    expect(await waiting([theirs, another, elsewhere].map(({ invitationId }) => invitationId))).toEqual([false, true, true])
    await ports.db.person.update({ where: { id: person.personId }, data: { emailVerifiedAt: new Date() } })
    expect(await outcomeOf(acceptInvitation(ports, await again(stage, person), theirs))).toBe('invitation_ended')
  }
})

test('who is given a lower role has no invitation left to a higher one', async () => {
  const house = await newHouse(stage)
  const member = await newStaff(stage, house.organisationId, 'owner')
  const email = await addressOf(member)
  const invited = [
    await invite(stage, house, { role: 'owner', email }),
    await invite(stage, house, { role: 'manager', email }),
    await invite(stage, house, { role: 'moderator', email }),
    await invite(stage, house, { kind: 'artist', role: 'crew', artistSlug: house.artistSlug, email }),
  ].map(({ invitationId }) => invitationId)
  await changeRole(ports, house.owner, { membershipId: await membershipOf(house, member), role: 'manager' })
  expect(await waiting(invited)).toEqual([false, true, true, true])
})

test('a person leaves by themselves, and only what is theirs', async () => {
  const house = await newHouse(stage)
  const member = await newStaff(stage, house.organisationId, 'moderator')
  const membershipId = await membershipOf(house, member)
  expect(await outcomeOf(leaveRole(ports, await newFan(stage), { membershipId }))).toBe('not_found')
  expect(await outcomeOf(leaveRole(ports, house.owner, { membershipId }))).toBe('not_found')
  await leaveRole(ports, member, { membershipId })
  expect(await roleIn(stage, house, member)).toBeNull()
})

test('each change of who may what is one row of the ledger, about the person it concerns', async () => {
  const house = await newHouse(stage)
  const member = await joinBy(stage, house)
  const membershipId = await membershipOf(house, member)
  const changes: [string, (asking: typeof ports) => Promise<unknown>][] = [
    ['people.change_role', (asking) => changeRole(asking, house.owner, { membershipId, role: 'manager' })],
    ['people.remove_member', (asking) => removeMember(asking, house.owner, { membershipId })],
  ]
  for (const [action, change] of changes) {
    const asking = stage.asking(action)
    await change(asking)
    const rows = await ports.db.ledgerEntry.findMany({ where: { requestId: asking.request.id } })
    expect(rows).toMatchObject([{ action, outcome: 'done', organisationId: house.organisationId }])
    expect(rows[0]?.subject).not.toBe(rows[0]?.actor)
  }
})
