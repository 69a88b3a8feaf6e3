import type { Database } from '@/lib/platform/db'
import type { InvitationKind } from '../contract'

const shape = {
  id: true,
  kind: true,
  organisationId: true,
  role: true,
  artistProfileId: true,
  eventId: true,
  limitedTo: true,
  email: true,
  locale: true,
  invitedById: true,
  createdAt: true,
  expiresAt: true,
  acceptedAt: true,
  acceptedById: true,
  withdrawnAt: true,
} as const

export type InvitationRow = NonNullable<Awaited<ReturnType<typeof findInvitation>>>

export type NewInvitation = {
  id: string
  kind: InvitationKind
  organisationId: string
  role: string
  artistProfileId: string | null
  eventId: string | null
  limitedTo: string[]
  email: string | null
  locale: string
  invitedById: string
  createdAt: Date
  expiresAt: Date
}

export async function addInvitation(db: Database, row: NewInvitation): Promise<void> {
  await db.invitation.create({ data: row, select: { id: true } })
}

/** The newest invitations of an organisation. */
export function findInvitations(db: Database, organisationId: string, most: number) {
  return db.invitation.findMany({ where: { organisationId }, orderBy: { createdAt: 'desc' }, take: most, select: shape })
}

export function findInvitation(db: Database, organisationIds: readonly string[], id: string) {
  return db.invitation.findFirst({ where: { id, organisationId: { in: [...organisationIds] } }, select: shape })
}

/** For whoever holds its link, and for the letter that carries it. */
export function unsafeFindInvitation(db: Database, id: string) {
  return db.invitation.findUnique({ where: { id }, select: { ...shape, organisation: { select: { name: true } } } })
}

/** What must be true of an invitation that waits. */
function waitingAt(now: Date) {
  return { acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now } }
}

/** Takes the invitation for this person. The row's own lock decides every race: false for all but the first. */
export async function claimInvitation(db: Database, id: string, personId: string, now: Date): Promise<boolean> {
  const { count } = await db.invitation.updateMany({ where: { id, ...waitingAt(now) }, data: { acceptedAt: now, acceptedById: personId } })
  return count === 1
}

/** False when it was not waiting any more. */
export async function withdrawInvitation(db: Database, id: string, now: Date): Promise<boolean> {
  const { count } = await db.invitation.updateMany({ where: { id, acceptedAt: null, withdrawnAt: null }, data: { withdrawnAt: now } })
  return count === 1
}

/**
 * Withdraws what waits in the organisation for this person's address, proved or not; with `roles` only memberships of those.
 * A link without an address is for whoever holds it, and stays.
 */
export async function withdrawInvitationsTo(db: Database, organisationId: string, personId: string, now: Date, roles?: string[]): Promise<void> {
  const { email } = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } })
  const which = roles ? { kind: 'membership' as const, role: { in: roles } } : {}
  if (email) await db.invitation.updateMany({ where: { organisationId, email, ...which, ...waitingAt(now) }, data: { withdrawnAt: now } })
}

/** Withdraws all that this person has open in the organisation. Answers how many. */
export async function withdrawInvitationsOf(db: Database, organisationId: string, invitedById: string, now: Date): Promise<number> {
  const { count } = await db.invitation.updateMany({ where: { organisationId, invitedById, ...waitingAt(now) }, data: { withdrawnAt: now } })
  return count
}
