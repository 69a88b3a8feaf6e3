import type { OrganisationRole } from '@/lib/accounts/contract'
import type { Entitled } from './access-table'
import type { Actor } from './cast'
import type { Belongs } from './world'

/**
 * What the matrix says of one actor at one route with one object:
 * `in` gets through the gate and the scope, `ended` is their own and no longer theirs to use, `none` is 404, `signIn` is 401.
 */
export type Verdict = 'in' | 'ended' | 'none' | 'signIn'

const rank: Record<OrganisationRole, number> = { moderator: 1, manager: 2, owner: 3 }

export function verdictOn(actor: Actor, entitled: Entitled, belongs: Belongs): Verdict {
  if (entitled.kind === 'open') return 'in'
  if (actor.personId === null) return 'signIn'
  switch (entitled.kind) {
    case 'signed in':
      // Whatever such a route names is the caller's own.
      return belongs.named && belongs.personId !== actor.personId ? 'none' : 'in'
    case 'ticketHolder':
    case 'buyer':
      return belongs.personId === actor.personId ? 'in' : 'none'
    case 'viewer':
      return viewing(actor, belongs)
    default:
      return holdsRole(actor, entitled, belongs) ? 'in' : 'none'
  }
}

function holdsRole(actor: Actor, entitled: Exclude<Entitled, { kind: 'open' | 'signed in' }>, belongs: Belongs): boolean {
  switch (entitled.kind) {
    case 'artist':
    case 'ingestor':
      return actor.artistOf !== undefined && (entitled.of === null || actor.artistOf === belongs.house)
    case 'staff':
      return staffed(actor, entitled, belongs)
    case 'platform':
      if (!actor.platform || (entitled.role !== null && actor.platform !== entitled.role)) return false
      return belongs.personId === null || belongs.personId === actor.personId
    default:
      throw new Error(`${entitled.kind} is no role`)
  }
}

function staffed(actor: Actor, { role, eventRoles, of }: Extract<Entitled, { kind: 'staff' }>, belongs: Belongs): boolean {
  const isHere = (house: string) => of === null || house === belongs.house
  const seats = [
    ...(actor.memberOf ? [{ house: actor.memberOf.house, role: actor.memberOf.role }] : []),
    ...(actor.visits ? [{ house: actor.visits.house, role: actor.visits.as }] : []),
  ]
  if (seats.some((seat) => rank[seat.role] >= rank[role] && isHere(seat.house))) return true
  // Whoever is limited to one broadcast still has the whole event's lists; every object of these routes is the broadcast.
  const isReached = of === null || actor.staffAt?.of !== 'another'
  return actor.staffAt !== undefined && eventRoles.includes(actor.staffAt.role) && isHere(actor.staffAt.house) && isReached
}

/** A picture is for whoever holds its ticket or grant, for the artist's own side, and for staff who say why. */
function viewing(actor: Actor, belongs: Belongs): Verdict {
  if (belongs.personId === actor.personId) return actor.hasLost ? 'ended' : 'in'
  if (belongs.plays === null) return 'none'
  if (belongs.plays === 'content' && actor.artistOf === belongs.house) return 'in'
  return staffed(actor, { kind: 'staff', role: 'moderator', eventRoles: ['moderator'], of: 'contentId' }, belongs) ? 'in' : 'none'
}
