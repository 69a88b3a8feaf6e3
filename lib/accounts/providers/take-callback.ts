import { transact } from '@/lib/platform/db'
import { OpenIdFault, type OpenIdPerson } from '@/lib/platform/openid/openid'
import type { Ports } from '@/lib/platform/ports'
import { browserHashes, type Asker } from '../browser'
import type { Actor, ProviderName, SignInReason } from '../contract'
import { replaceSession } from '../replace-session'
import { keepBrowser } from '../sign-in/known-browser'
import { callbackUrl } from './start-attempt'
import { findIdentity, proveAttempt, takeAttempt, spendAttempt } from './store'

/** Long enough to prove an address as well, ms. */
const provedLifeMs = 15 * 60_000

export type Callback = { provider: ProviderName; state?: string; code?: string; iss?: string; error?: string }
/** Where the browser goes. The tokens and the language are for cookies only. */
export type CameBack = { location: string; token: string | null; browser: string | null; locale: string | null }

/**
 * A browser comes back from LINE or Google. Someone whose account there is linked is signed in. Anybody else has proved
 * one half: the other is the address, or the session they have and a press of theirs. What the provider says of an address counts for nothing.
 * Throws nothing that a browser would be left alone with: every end is a page of ours, with the reason in its query.
 */
export async function takeCallback(ports: Ports, asker: Asker, actor: Actor, input: Callback): Promise<CameBack> {
  const hashes = browserHashes(ports, asker.browser)
  const now = ports.clock.now()
  const { provider, state, code, iss } = input
  const attempt = state ? await takeAttempt(ports.db, provider, state, hashes, now) : null
  if (!attempt || !state) return refuse(actor, 'provider_expired')
  if (input.error || !code) {
    await spendAttempt(ports.db, attempt.id, now)
    return refuse(actor, input.error === 'access_denied' ? 'provider_cancelled' : 'provider_failed')
  }
  const person = await comeBack(ports, asker, provider, attempt, { code, state, ...(iss ? { iss } : {}) })
  if (typeof person === 'string') return refuse(actor, person)
  const identity = await findIdentity(ports.db, provider, person.subject)
  if (actor.kind === 'person' && identity) {
    await spendAttempt(ports.db, attempt.id, now)
    return identity.personId === actor.personId ? go('/me') : refuse(actor, 'provider_in_use')
  }
  if (!identity) {
    await proveAttempt(ports.db, attempt.id, { ...person, expiresAt: new Date(now.getTime() + provedLifeMs) })
    return go(actor.kind === 'person' ? `/me?link=${provider}` : '/signin?step=email')
  }
  const kept = await transact(ports, async (inside) => {
    await spendAttempt(inside.db, attempt.id, now)
    const token = await replaceSession(inside, actor, { personId: identity.personId, userAgent: asker.userAgent, proof: 'provider' })
    return { token, browser: await keepBrowser(inside, asker, identity.person.email) }
  })
  return { location: attempt.next, ...kept, locale: identity.person.locale }
}

type Trip = { state: string; nonce: string; verifier: string }

async function comeBack(
  ports: Ports,
  asker: Asker,
  provider: ProviderName,
  trip: Trip,
  given: { code: string; state: string; iss?: string },
): Promise<OpenIdPerson | SignInReason> {
  try {
    return await ports.openid.comeBack(provider, callbackUrl(asker, provider), trip, given)
  } catch (error) {
    if (!(error instanceof OpenIdFault)) throw error
    ports.log.warn({ request: ports.request.id, provider, kind: error.kind, err: error }, 'nobody came back from a provider')
    return error.kind === 'unavailable' ? 'provider_unavailable' : 'provider_failed'
  }
}

function go(location: string): CameBack {
  return { location, token: null, browser: null, locale: null }
}

function refuse(actor: Actor, reason: SignInReason): CameBack {
  return go(`${actor.kind === 'person' ? '/me' : '/signin'}?reason=${reason}`)
}
