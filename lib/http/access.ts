import { staffScope, type Actor, type EventStaffRole, type OrganisationRole, type PersonActor, type PlatformRoleName } from '@/lib/accounts/contract'
import { Problem, notFound } from '@/lib/platform/problem'
import type { EncoderActor } from '@/lib/streaming/contract'

/**
 * Who may call a route: a closed union without a default. The gate lets in whoever could be
 * entitled at all; which objects they get is decided by stores scoped to them.
 */
export type Access<Of extends string = string> =
  | { kind: 'public'; because: string }
  | { kind: 'provider'; name: string }
  | { kind: 'demo'; because: string }
  | { kind: 'signedIn' }
  | { kind: 'ticketHolder'; of: Of }
  | { kind: 'buyer'; of: Of }
  | { kind: 'viewer'; of: Of }
  | { kind: 'artist'; of: Of | null }
  | { kind: 'ingestor'; of: Of }
  | { kind: 'staff'; role: OrganisationRole; of: Of | null; eventRoles: readonly EventStaffRole[] }
  | { kind: 'platform'; role: PlatformRoleName | null }

/** Kinds that may be called without a session. */
export type OpenKind = 'public' | 'provider' | 'demo'

/** Open to everyone, for a reason that can be read aloud. */
export const publicBecause = (because: string) => ({ kind: 'public', because }) as const
/** Called by a payment provider, which proves itself by its signature over the body. */
export const provider = (name: string) => ({ kind: 'provider', name }) as const
/** Exists in the demo only, on this machine only. */
export const demoOnly = (because: string) => ({ kind: 'demo', because }) as const
/** Any signed-in person, about themselves. */
export const signedIn = () => ({ kind: 'signedIn' }) as const
/** The person whose ticket it is. */
export const ticketHolder = <Of extends string>(of: Of) => ({ kind: 'ticketHolder', of }) as const
/** The person whose order it is. */
export const buyer = <Of extends string>(of: Of) => ({ kind: 'buyer', of }) as const
/** The person whose grant or content right it is. */
export const viewer = <Of extends string>(of: Of) => ({ kind: 'viewer', of }) as const
/** The artist or their crew; `of` names the object, null means the artist's own list. */
export const artist = <Of extends string>(of: Of | null) => ({ kind: 'artist', of }) as const
/** Who may push media into a stream: its artist's side, or an encoder with a key of that stream. */
export const ingestor = <Of extends string>(of: Of) => ({ kind: 'ingestor', of }) as const
/**
 * Staff of the organisation that the object belongs to, with at least this role;
 * or staff of the one event that it belongs to, with one of `eventRoles`.
 */
export const staff = <Of extends string>(role: OrganisationRole, of: Of | null, eventRoles: readonly EventStaffRole[] = []) =>
  ({ kind: 'staff', role, of, eventRoles }) as const
/** The platform's own people, in this role or, for null, in any. */
export const platform = (role: PlatformRoleName | null) => ({ kind: 'platform', role }) as const

/**
 * The gate's own question, before any object is looked at.
 * Throws `sign_in_required` without a session, and `not_found` for those who could hold no such object.
 */
export function checkAccess(access: Access, actor: Actor | EncoderActor, isDemo: boolean): void {
  switch (access.kind) {
    case 'public':
    case 'provider':
      return
    case 'demo':
      if (!isDemo) throw notFound('a demo route outside the demo')
      return
    default:
      if (actor.kind !== 'encoder') checkPerson(access, actor)
      // The key opens one stream and no other route; which stream is asked where the object is looked for.
      else if (access.kind !== 'ingestor') throw new Problem('sign_in_required')
  }
}

function checkPerson(access: Exclude<Access, { kind: OpenKind }>, actor: Actor): void {
  if (actor.kind === 'anonymous') throw new Problem('sign_in_required')
  switch (access.kind) {
    case 'signedIn':
    case 'ticketHolder':
    case 'buyer':
    case 'viewer':
      return
    case 'artist':
    case 'ingestor':
      if (actor.artists.length === 0) throw notFound('no artist profile')
      return
    case 'staff': {
      const scope = staffScope(actor, access.role, access.eventRoles)
      if (scope.organisationIds.length + scope.eventIds.length > 0) return
      return refuseRole(actor, `no membership as ${access.role}`)
    }
    case 'platform':
      if (actor.platformRoles.some((role) => access.role === null || access.role === role)) return
      return refuseRole(actor, 'not of the platform')
  }
}

/** Whose role only waits for a passkey is told so: it is about themselves. Everybody else meets nothing. */
function refuseRole(actor: PersonActor, why: string): never {
  throw actor.needsPasskey ? new Problem('passkey_required', { log: why }) : notFound(why)
}

/** An access declaration in one line, for the committed table of routes. */
export function accessLine(access: Access): string {
  switch (access.kind) {
    case 'public':
      return `public: ${access.because}`
    case 'provider':
      return `provider: ${access.name}`
    case 'demo':
      return `demo only: ${access.because}`
    case 'signedIn':
      return 'signed in'
    case 'staff':
      return `staff ${[access.role, ...access.eventRoles.map((role) => `event ${role}`)].join(' or ')}${access.of ? ` of ${access.of}` : ''}`
    case 'platform':
      return `platform ${access.role ?? 'people'}`
    default:
      return `${access.kind}${access.of ? ` of ${access.of}` : ''}`
  }
}
