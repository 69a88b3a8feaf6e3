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
  /** Staff of the one event of house a: of all of it, of its broadcast that is asked about, or of another one. */
  staffAt?: { house: House; role: EventStaffRole; of: 'all' | 'this' | 'another' }
  platform?: PlatformRoleName
  /** As what they visit a house: as a manager or a moderator of it. */
  visits?: { house: House; as: OrganisationRole }
  /** The time of what they are there is up: they are nobody again. */
  had?: 'staff' | 'visit'
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
  ...eventRoles.map((role): Plan => ({ name: `event-${role}-a`, staffAt: { house: 'a', role, of: 'all' }, host: 'admin' })),
  { name: 'limited-to-this-a', staffAt: { house: 'a', role: 'moderator', of: 'this' }, host: 'admin' },
  { name: 'limited-to-another-a', staffAt: { house: 'a', role: 'moderator', of: 'another' }, host: 'admin' },
  { name: 'event-staff-over-a', had: 'staff', host: 'admin' },
  { name: 'support', platform: 'support', host: 'admin' },
  { name: 'privacy', platform: 'privacy', host: 'admin' },
  { name: 'support-visiting-a', platform: 'support', visits: { house: 'a', as: 'manager' }, host: 'admin' },
  { name: 'visit-over-a', platform: 'support', had: 'visit', host: 'admin' },
]

/** The event of house a: one of its broadcasts is on air and asked about, the other is not. */
export type Staffed = { eventId: string; broadcastId: string; otherBroadcastId: string; endsAt: Date }

const hour = 60 * 60_000

/** Signs everybody in. Roles are rows, as the product's own forms write them. */
export async function gatherCast(ground: Ground, event: Staffed): Promise<Actor[]> {
  const cast: Actor[] = [{ name: 'anonymous', visitor: ground.stranger(), personId: null }]
  for (const { host, ...plan } of plans) {
    const who = `matrix-${plan.name}`
    const personId = await addPerson(ground, who)
    await giveRoles(ground, plan, personId, event)
    cast.push({ ...plan, personId, visitor: await ground.signIn(who, host) })
  }
  return cast
}

async function giveRoles({ db }: Ground, plan: Plan, personId: string, event: Staffed): Promise<void> {
  const { eventId, broadcastId, otherBroadcastId } = event
  const organisation = async (house: House) => (await db.organisation.findUniqueOrThrow({ where: { slug: organisations[house] }, select: { id: true } })).id
  if (plan.memberOf) {
    await db.membership.create({ data: { organisationId: await organisation(plan.memberOf.house), personId, role: plan.memberOf.role } })
  }
  if (plan.artistOf) {
    const { id: artistProfileId } = await db.artistProfile.findUniqueOrThrow({ where: { slug: artists[plan.artistOf] }, select: { id: true } })
    await db.artistMember.create({ data: { artistProfileId, personId, role: 'artist' } })
  }
  if (plan.staffAt) {
    const limitedTo = { all: [], this: [broadcastId], another: [otherBroadcastId] }[plan.staffAt.of]
    await db.eventStaff.create({ data: { eventId, personId, role: plan.staffAt.role, limitedTo, endsAt: event.endsAt } })
  }
  if (plan.platform) await db.platformRole.create({ data: { personId, role: plan.platform } })
  const visit = { personId, role: plan.platform ?? 'support', reason: 'the matrix wants to know' }
  const [now, ago] = [Date.now(), Date.now() - 2 * hour]
  if (plan.visits) {
    await db.platformVisit.create({ data: { ...visit, organisationId: await organisation(plan.visits.house), expiresAt: new Date(now + hour) } })
  }
  if (plan.had === 'staff') await db.eventStaff.create({ data: { eventId, personId, role: 'moderator', limitedTo: [], endsAt: new Date(ago) } })
  if (plan.had === 'visit') {
    await db.platformVisit.create({ data: { ...visit, organisationId: await organisation('a'), startedAt: new Date(ago), expiresAt: new Date(ago + hour) } })
  }
}
