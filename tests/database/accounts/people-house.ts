import { acceptInvitation, findActor, invitePerson } from '@/lib/accounts'
import type { InvitePerson, PersonActor } from '@/lib/accounts/contract'
import { again, newFan, newOrganisation, newStaff } from '../cast'
import type { Stage } from '../stage'

export type House = { organisationId: string; organisationSlug: string; artistProfileId: string; artistSlug: string; owner: PersonActor }

/** An organisation with one owner and one artist. */
export async function newHouse(stage: Stage): Promise<House> {
  const { organisationId, artistProfileId } = await newOrganisation(stage)
  return { ...(await namesOf(stage, organisationId, artistProfileId)), owner: await newStaff(stage, organisationId, 'owner') }
}

export async function namesOf(stage: Stage, organisationId: string, artistProfileId: string): Promise<Omit<House, 'owner'>> {
  const { slug: organisationSlug } = await stage.ports.db.organisation.findUniqueOrThrow({ where: { id: organisationId } })
  const { slug: artistSlug } = await stage.ports.db.artistProfile.findUniqueOrThrow({ where: { id: artistProfileId } })
  return { organisationId, organisationSlug, artistProfileId, artistSlug }
}

/** Invites to the organisation, and answers what the link's reader holds. */
export async function invite(stage: Stage, house: House, what: Partial<InvitePerson> = {}): Promise<{ token: string; invitationId: string; link: string }> {
  const input = { kind: 'membership', role: 'moderator', organisationSlug: house.organisationSlug, ...what } as InvitePerson
  const { link, invitationId } = await invitePerson(stage.ports, house.owner, input)
  return { link, invitationId, token: link.slice(link.indexOf('#') + 1) }
}

/** Somebody new who has come in by a link. */
export async function joinBy(stage: Stage, house: House, what: Partial<InvitePerson> = {}): Promise<PersonActor> {
  const person = await newFan(stage)
  await acceptInvitation(stage.ports, person, await invite(stage, house, what))
  return again(stage, person)
}

/** The role that a person has in the house, as the database says. */
export async function roleIn(stage: Stage, house: House, actor: PersonActor): Promise<string | null> {
  const row = await stage.ports.db.membership.findUnique({
    where: { organisationId_personId: { organisationId: house.organisationId, personId: actor.personId } },
  })
  return row?.role ?? null
}

/** The person behind a token now. */
export async function whoHolds(stage: Stage, token: string): Promise<PersonActor> {
  const actor = await findActor(stage.ports, token)
  if (actor.kind !== 'person') throw new Error('signed out')
  return actor
}
