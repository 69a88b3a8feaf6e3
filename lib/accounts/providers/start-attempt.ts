import { OpenIdFault } from '@/lib/platform/openid/openid'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import { browserHash, browserTokenOf, type Asker } from '../browser'
import type { ProviderName } from '../contract'
import { nextPathOr } from '../rules/next-path'
import { addAttempt } from './store'

/** How long somebody may take to sign in over there, ms. */
const attemptLifeMs = 10 * 60_000

/** The address that a provider sends browsers back to, on the host that was asked: its cookie is that host's alone. */
export function callbackUrl(asker: Asker, provider: ProviderName): string {
  return `${asker.origin}/api/accounts/providers/${provider}/callback`
}

/**
 * Sends a browser out to LINE or Google, with a state, a nonce and a verifier that only it can bring back (RFC 9700 §2.1).
 * Throws `not_found` for a provider that is not configured, `unavailable` for one that does not answer.
 */
export async function startAttempt(
  ports: Ports,
  asker: Asker,
  input: { provider: ProviderName; next?: string },
): Promise<{ redirectUrl: string; browser: string }> {
  const { provider } = input
  if (!ports.openid.names.includes(provider)) throw notFound('a provider that is not configured')
  const browser = browserTokenOf(ports, asker)
  const random = () => ports.ids.bytes(32).toString('base64url')
  const trip = { state: random(), nonce: random(), verifier: random() }
  const redirectUrl = await leave(ports, asker, provider, trip)
  const now = ports.clock.now()
  await addAttempt(ports.db, {
    id: ports.ids.uuid(),
    browserHash: browserHash(ports, browser),
    provider,
    ...trip,
    next: nextPathOr(input.next),
    createdAt: now,
    expiresAt: new Date(now.getTime() + attemptLifeMs),
  })
  return { redirectUrl, browser }
}

async function leave(ports: Ports, asker: Asker, provider: ProviderName, trip: { state: string; nonce: string; verifier: string }): Promise<string> {
  try {
    return await ports.openid.leave(provider, callbackUrl(asker, provider), trip)
  } catch (error) {
    if (!(error instanceof OpenIdFault)) throw error
    ports.log.warn({ provider, kind: error.kind, err: error }, 'a provider could not be asked')
    throw new Problem('unavailable', { retryAfterSeconds: 10 })
  }
}
