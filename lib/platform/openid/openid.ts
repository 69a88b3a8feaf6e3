import * as client from 'openid-client'
import type { OpenIdSettings } from '../env'
import { isNamed } from '../rules/named'
import { isSignedBySecret } from './rules/shared-secret'

export type OpenIdProviderName = 'line' | 'google'

/** What a browser carries out to a provider and must bring back; kept by us until then. */
export type OpenIdTrip = { state: string; nonce: string; verifier: string }

/** What a provider appends to our address when it sends a browser back (RFC 6749 §4.1.2, RFC 9207). */
export type OpenIdReturn = { code: string; state: string; iss?: string }

/** A person as the provider knows them. The subject is theirs for good; the name is only for showing. */
export type OpenIdPerson = { subject: string; name: string | null }

/** Why nobody came back: the provider could not be reached, or what it said did not hold. */
export class OpenIdFault extends Error {
  constructor(
    readonly kind: 'unavailable' | 'refused',
    cause: unknown,
  ) {
    super(`OpenID: ${kind}`, { cause })
    this.name = 'OpenIdFault'
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'OpenIdFault')
  }
}

/** Accounts elsewhere that a person may sign in with. */
export type OpenIdProviders = {
  /** Those that are configured, in the order to be offered. */
  readonly names: readonly OpenIdProviderName[]
  /** Where to send the browser. Throws `OpenIdFault`. */
  leave(name: OpenIdProviderName, redirectUri: string, trip: OpenIdTrip): Promise<string>
  /** Redeems the code and checks the ID token (OpenID Connect Core §3.1.3.7). Throws `OpenIdFault`. */
  comeBack(name: OpenIdProviderName, redirectUri: string, trip: OpenIdTrip, given: OpenIdReturn): Promise<OpenIdPerson>
}

const timeoutSeconds = 8
/** How long a provider's published configuration is believed, ms. */
const believedForMs = 60 * 60 * 1000

/**
 * OpenID Connect by the code flow with PKCE. Google signs ID tokens with RS256 and publishes its keys; LINE Login signs them
 * with HS256 by the channel secret (LINE Developers, “Verify ID token”). Any other algorithm, `none` above all, is refused.
 */
export function openIdProviders(settings: Partial<Record<OpenIdProviderName, OpenIdSettings>>): OpenIdProviders {
  const known = new Map<OpenIdProviderName, { config: client.Configuration; at: number }>()
  const names = (['line', 'google'] as const).filter((name) => settings[name])

  const configOf = async (name: OpenIdProviderName): Promise<client.Configuration> => {
    const kept = known.get(name)
    if (kept && performance.now() - kept.at < believedForMs) return kept.config
    const config = await discover(name, settingsOf(name))
    known.set(name, { config, at: performance.now() })
    return config
  }
  const settingsOf = (name: OpenIdProviderName): OpenIdSettings => {
    const given = settings[name]
    if (!given) throw new OpenIdFault('unavailable', 'not configured')
    return given
  }

  return {
    names,
    async leave(name, redirectUri, { state, nonce, verifier }) {
      return faultless(async () => {
        const url = client.buildAuthorizationUrl(await configOf(name), {
          redirect_uri: redirectUri,
          // No address is asked for: one counts with us only after a proof of our own.
          scope: 'openid profile',
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        })
        return url.href
      })
    },
    async comeBack(name, redirectUri, trip, given) {
      return faultless(async () => {
        const config = await configOf(name)
        const url = new URL(redirectUri)
        for (const [key, value] of Object.entries(given)) if (value !== undefined) url.searchParams.set(key, value)
        const tokens = await client.authorizationCodeGrant(config, url, {
          expectedState: trip.state,
          expectedNonce: trip.nonce,
          pkceCodeVerifier: trip.verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims || !tokens.id_token) throw new Error('no ID token')
        if (name === 'line' && !isSignedBySecret(tokens.id_token, settingsOf(name).clientSecret)) throw new Error('the ID token is not signed by the channel')
        return { subject: claims.sub, name: typeof claims.name === 'string' ? claims.name.slice(0, 100) : null }
      })
    },
  }
}

async function discover(name: OpenIdProviderName, { issuer, clientId, clientSecret }: OpenIdSettings): Promise<client.Configuration> {
  const algorithm = name === 'line' ? 'HS256' : 'RS256'
  const url = new URL(issuer)
  // The environment takes http on loopback only, and in demo and test only.
  const extras = url.protocol === 'http:' ? [client.allowInsecureRequests] : []
  const metadata = { id_token_signed_response_alg: algorithm }
  const config = await client.discovery(url, clientId, metadata, client.ClientSecretPost(clientSecret), { timeout: timeoutSeconds, execute: extras })
  // Checks the signature itself as well, though the token came straight from its maker.
  if (algorithm === 'RS256') client.enableNonRepudiationChecks(config)
  return config
}

async function faultless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof OpenIdFault ? error : new OpenIdFault(isUnreachable(error) ? 'unavailable' : 'refused', error)
  }
}

/** The provider is away, too slow, or in trouble itself (5xx). */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (['OAUTH_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'UND_ERR_SOCKET'].includes(code)) return true
  if (error.cause instanceof Response) return error.cause.status >= 500
  return error.cause instanceof Error && isUnreachable(error.cause)
}
