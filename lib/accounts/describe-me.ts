import type { Ports } from '@/lib/platform/ports'
import { Words, organisationsWhere, type Actor, type MeDto, type PersonActor } from './contract'
import { findMe } from './store'

/** What a browser is told about its own person: a name, a language, and which menus to offer. */
export async function describeMe(ports: Ports, actor: Actor): Promise<MeDto> {
  const isDemo = ports.env.akushuDemo
  if (actor.kind === 'anonymous') {
    return { signedIn: false, displayName: null, email: null, locale: null, places: [], needsPasskey: false, visits: [], isDemo }
  }
  const now = ports.clock.now()
  const me = await findMe(ports.db, actor.personId, actor.visits.map(({ visitId }) => visitId))
  return {
    signedIn: true,
    displayName: actor.displayName,
    email: me?.email ?? null,
    locale: actor.locale,
    places: placesOf(actor),
    needsPasskey: actor.needsPasskey,
    visits: (me?.platformVisits ?? []).map(({ id, organisation, role, expiresAt }) => ({
      visitId: id,
      organisation: Words.parse(organisation.name),
      role,
      endsInMs: Math.max(0, expiresAt.getTime() - now.getTime()),
    })),
    isDemo,
  }
}

function placesOf(actor: PersonActor): MeDto['places'] {
  const isStaff = actor.memberships.length > 0 || actor.visits.length > 0 || actor.eventStaff.length > 0
  return [
    ...(actor.artists.length > 0 ? (['studio'] as const) : []),
    ...(isStaff ? (['admin'] as const) : []),
    ...(organisationsWhere(actor, 'manager').length > 0 ? (['selling'] as const) : []),
    ...(organisationsWhere(actor, 'owner').length > 0 ? (['people'] as const) : []),
    ...(actor.platformRoles.length > 0 ? (['platform'] as const) : []),
  ]
}
