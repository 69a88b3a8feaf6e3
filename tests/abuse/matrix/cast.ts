import type { EventStaffRole, OrganisationRole, PlatformRoleName } from '@/lib/accounts/contract'
import { addPerson } from '../evening'
import type { Ground } from '../ground'
import type { HostName, Visitor } from '../visitor'

/** Two organisers that must never see each other's things. */
export type House = 'a' | 'b'

/** Somebody who knocks, with all that joins them to a house: what the matrix asks about them. */
export type Actor = {
  name: string
  visitor: Visitor
  personId: string | null
  memberOf?: { house: House; role: OrganisationRole }
  artistOf?: House
  /** Staff of the one event of house a. */
  staffAt?: { house: House; role: EventStaffRole }
  platform?: PlatformRoleName
  /** As what they visit a house: as a manager or a moderator of it. */
  visits?: { house: House; as: OrganisationRole }
  /** What they hold of their own was taken from them. */
  hasLost?: boolean
}

type Plan = Omit<Actor, 'visitor' | 'personId'> & { host?: HostName }

const organisations = { a: 'hoshizora', b: 'aozora' } as const
const artists = { a: 'hoshino-mitsuki', b: 'aoi-haru' } as const
const roles: OrganisationRole[] = ['moderator', 'manager', 'owner']
const eventRoles: EventStaffRole[] = ['moderator', 'desk', 'lane', 'support']

/** Everybody of the matrix. Fans get what they hold in `world.ts`. */
const plans: readonly Plan[] = [
  { name: 'fan-a' },
  { name: 'fan-b' },
  { name: 'fan-refunded', hasLost: true },
  { name: 'fan-kicked', hasLost: true },
  { name: 'outsider' },
  { name: 'artist-a', artistOf: 'a', host: 'artist' },
  { name: 'artist-b', artistOf: 'b', host: 'artist' },
  ...(['a', 'b'] as const).flatMap((house) => roles.map((role): Plan => ({ name: `${role}-${house}`, memberOf: { house, role }, host: 'admin' }))),
  ...eventRoles.map((role): Plan => ({ name: `event-${role}-a`, staffAt: { house: 'a', role }, host: 'admin' })),
  { name: 'support', platform: 'support', host: 'admin' },
  { name: 'privacy', platform: 'privacy', host: 'admin' },
  { name: 'support-visiting-a', platform: 'support', visits: { house: 'a', as: 'manager' }, host: 'admin' },
]

/** Signs everybody in. Roles are rows, as the product's own forms write them. */
export async function gatherCast(ground: Ground, eventId: string, endsAt: Date): Promise<Actor[]> {
  const cast: Actor[] = [{ name: 'anonymous', visitor: ground.stranger(), personId: null }]
  for (const { host, ...plan } of plans) {
    const who = `matrix-${plan.name}`
    const personId = await addPerson(ground, who)
    await giveRoles(ground, plan, personId, eventId, endsAt)
    cast.push({ ...plan, personId, visitor: await ground.signIn(who, host) })
  }
  return cast
}

async function giveRoles({ db }: Ground, plan: Plan, personId: string, eventId: string, endsAt: Date): Promise<void> {
  const organisation = (house: House) => db.organisation.findUniqueOrThrow({ where: { slug: organisations[house] }, select: { id: true } })
  if (plan.memberOf) {
    const { id: organisationId } = await organisation(plan.memberOf.house)
    await db.membership.create({ data: { organisationId, personId, role: plan.memberOf.role } })
  }
  if (plan.artistOf) {
    const { id: artistProfileId } = await db.artistProfile.findUniqueOrThrow({ where: { slug: artists[plan.artistOf] }, select: { id: true } })
    await db.artistMember.create({ data: { artistProfileId, personId, role: 'artist' } })
  }
  if (plan.staffAt) await db.eventStaff.create({ data: { eventId, personId, role: plan.staffAt.role, limitedTo: [], endsAt } })
  if (plan.platform) await db.platformRole.create({ data: { personId, role: plan.platform } })
  if (plan.visits && plan.platform) {
    const { id: organisationId } = await organisation(plan.visits.house)
    const expiresAt = new Date(Date.now() + 60 * 60_000)
    await db.platformVisit.create({ data: { personId, role: plan.platform, organisationId, reason: 'the matrix wants to know', expiresAt } })
  }
}
