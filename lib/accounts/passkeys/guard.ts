import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { PersonActor } from '../contract'
import { countsAsStrong, isFresh, needsStrength } from '../rules/strength'

/** How long a challenge may be answered, ms. */
export const challengeLifeMs = 5 * 60_000
export const mostPasskeys = 20

/**
 * Whether this session may change how its person signs in. A proof of the last ten minutes is asked for: a browser left
 * open is not enough. Whose role acts by passkey may enrol the first one after a proof of their address, and not of an
 * account elsewhere, or else that provider could take the role; from then on only a session proved by passkey changes
 * anything, or else their mailbox would be worth as much as their passkey. Throws `fresh_proof_required` or `passkey_required`.
 */
export function checkMayChange(ports: Ports, actor: PersonActor, passkeys: number): void {
  const isDemo = ports.env.akushuDemo
  if (passkeys > 0 && needsStrength(actor) && !countsAsStrong(actor.proof, isDemo)) throw new Problem('passkey_required')
  if (actor.needsPasskey && actor.proof !== 'email') throw new Problem('fresh_proof_required', { user: 'Please sign in by e-mail first.' })
  checkFresh(ports, actor)
}

/** Whether this session was proved in the last ten minutes. Throws `fresh_proof_required`. */
export function checkFresh(ports: Ports, actor: PersonActor): void {
  if (!isFresh(actor, ports.clock.now(), ports.env.akushuDemo)) throw new Problem('fresh_proof_required')
}

/**
 * The last passkey of somebody whose role needs one stays, outside the demo: without it their next sign-in by e-mail could
 * enrol another as if it were the first. Who has lost a device adds the new one first.
 */
export function mayRemoveLast(ports: Ports, actor: PersonActor): boolean {
  return ports.env.akushuDemo || !needsStrength(actor)
}

export function refused(log: string): Problem {
  return new Problem('passkey_refused', { log })
}
