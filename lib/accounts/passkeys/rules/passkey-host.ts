import type { Asker } from '../../browser'

type Hosts = { env: { passkeyRpId: string | null } }

/**
 * The domain that a new passkey is made for (WebAuthn's RP ID): the one that all our hosts share. Only where there is none, which the
 * environment allows the demo alone, it is the host that was asked.
 */
export function rpIdOf({ env }: Hosts, asker: Pick<Asker, 'origin'>): string {
  return env.passkeyRpId ?? hostOf(asker)
}

/** Whether a passkey of that domain answers to the host that was asked: those made before the hosts shared one do on their own host. */
export function answersHere(ports: Hosts, asker: Pick<Asker, 'origin'>, rpId: string): boolean {
  return rpId === rpIdOf(ports, asker) || rpId === hostOf(asker)
}

export function hostOf({ origin }: Pick<Asker, 'origin'>): string {
  return new URL(origin).hostname
}
