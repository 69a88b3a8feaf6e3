import type { PersonActor, SessionProof } from './actor'

/** Owners, managers and the platform's own people act by passkey. The demo signs them in by one click instead. */
export function countsAsStrong(proof: SessionProof, isDemo: boolean): boolean {
  return proof === 'passkey' || (proof === 'demo' && isDemo)
}

/** Whether a role of theirs asks for a passkey, held or waiting. */
export function needsStrength(actor: PersonActor): boolean {
  return actor.needsPasskey || actor.platformRoles.length > 0 || actor.memberships.some(({ role }) => role !== 'moderator')
}

/** How long a proof counts as fresh for changing how one signs in, ms. */
export const freshForMs = 10 * 60_000

export function isFresh(actor: Pick<PersonActor, 'proof' | 'provedAt'>, now: Date, isDemo: boolean): boolean {
  return (actor.proof === 'demo' && isDemo) || now.getTime() - actor.provedAt.getTime() < freshForMs
}
