type Hosts = { env: { passkeyRpId: string | null } }
/** The browser that asks, by the origin of ours that it asked. */
type Asked = { origin: string }

/**
 * The domain that a new passkey is made for (WebAuthn's RP ID): the one that all our hosts share. Only where there is none, which the
 * environment allows the demo alone, it is the host that was asked.
 */
export function rpIdOf({ env }: Hosts, asker: Asked): string {
  return env.passkeyRpId ?? hostOf(asker)
}

/** Whether a passkey of that domain answers to the host that was asked: those made before the hosts shared one do on their own host. */
export function answersHere(ports: Hosts, asker: Asked, rpId: string): boolean {
  return rpId === rpIdOf(ports, asker) || rpId === hostOf(asker)
}

export function hostOf({ origin }: Asked): string {
  return new URL(origin).hostname
}
