import { randomUUID } from 'node:crypto'
import { findActor, startSession } from '@/lib/accounts'
import type { ArtistRole, OrganisationRole, PersonActor } from '@/lib/accounts/contract'
import type { Stage } from './stage'

/** Signs in as a browser would: the token of a new session, and who holds it. */
export async function signIn({ ports }: Pick<Stage, 'ports'>, personId: string): Promise<{ token: string; actor: PersonActor }> {
  const { token } = await startSession(ports, { personId, userAgent: null, proof: 'passkey' })
  const actor = await findActor(ports, token)
  if (actor.kind !== 'person') throw new Error('a new session is nobody')
  return { token, actor }
}

export async function newPerson({ ports }: Pick<Stage, 'ports'>, name = 'Hanako'): Promise<string> {
  const { id } = await ports.db.person.create({ data: { displayName: name, email: `${randomUUID()}@fan.example` }, select: { id: true } })
  return id
}

export async function newFan(stage: Pick<Stage, 'ports'>, name?: string): Promise<PersonActor> {
  return (await signIn(stage, await newPerson(stage, name))).actor
}

/** Somebody new with a role in an organisation. */
export async function newStaff(stage: Stage, organisationId: string, role: OrganisationRole): Promise<PersonActor> {
  const personId = await newPerson(stage, role)
  await stage.ports.db.membership.create({ data: { organisationId, personId, role } })
  return (await signIn(stage, personId)).actor
}

/** Somebody new who is the artist, or crew of theirs. */
export async function newArtist(stage: Stage, artistProfileId: string, role: ArtistRole = 'artist'): Promise<PersonActor> {
  const personId = await newPerson(stage, role)
  await stage.ports.db.artistMember.create({ data: { artistProfileId, personId, role } })
  return (await signIn(stage, personId)).actor
}

/** Who this person is now: rights are read again with each request. */
export async function again(stage: Stage, actor: PersonActor): Promise<PersonActor> {
  return (await signIn(stage, actor.personId)).actor
}

/** The same, in the session that they have: what it has opened is its own alone. */
export async function asNow(stage: Stage, actor: PersonActor): Promise<PersonActor> {
  return { ...(await again(stage, actor)), sessionId: actor.sessionId }
}

export async function newOrganisation({ ports }: Stage): Promise<{ organisationId: string; artistProfileId: string }> {
  const { id: organisationId } = await ports.db.organisation.create({
    data: {
      slug: randomUUID(),
      name: { ja: '星空プロダクション', en: 'Hoshizora Production' },
      sellerName: '株式会社星空プロダクション',
      sellerAddress: '東京都',
      sellerContact: 'support@hoshizora.example',
      registrationNumber: 'T1234567890123',
    },
    select: { id: true },
  })
  const { id: artistProfileId } = await ports.db.artistProfile.create({
    data: { organisationId, slug: randomUUID(), name: { ja: '星野みつき', en: 'Mitsuki Hoshino' } },
    select: { id: true },
  })
  return { organisationId, artistProfileId }
}
