import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'

export type Account = { subject: string; name?: string }

/** How the next ID token is not as it should be. */
export type Twist = {
  claims?: JWTPayload
  /** `none`, `HS256` by another secret, `foreign` by a key that is not published; else as it should be. */
  signing?: 'none' | 'HS256' | 'other secret' | 'foreign' | 'RS256'
  /** What the token endpoint answers instead. */
  status?: number
  leavesOut?: 'id_token'
}

type Issued = { account: Account; nonce: string; challenge: string; redirectUri: string }

/**
 * An OpenID provider as the other side has it: discovery, authorisation, token endpoint and keys, over HTTP on loopback
 * (OpenID Connect Core, RFC 6749, RFC 7636). It insists on what a real one insists on.
 */
export class OpenIdProvider {
  readonly clientId = 'akushu-client'
  readonly clientSecret = randomBytes(24).toString('base64url')
  issuer = ''
  twist: Twist = {}
  /** Who may be chosen on its own page, where browsers are sent. */
  accounts: readonly Account[] = []
  /** Requests to the token endpoint that were answered with tokens. */
  redeemed = 0
  readonly #codes = new Map<string, Issued>()
  readonly #server: Server
  #keys: Awaited<ReturnType<typeof generateKeyPair>> | null = null

  constructor(readonly algorithm: 'RS256' | 'HS256') {
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  async start(): Promise<void> {
    this.#keys = await generateKeyPair('RS256')
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    this.issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  get settings() {
    return { issuer: this.issuer, clientId: this.clientId, clientSecret: this.clientSecret }
  }

  /** Plays the person who signs in over there, and answers with what their browser then asks us for. */
  signIn(authorizationUrl: string, account: Account): URLSearchParams {
    const asked = new URL(authorizationUrl).searchParams
    const need = (name: string) => {
      const value = asked.get(name)
      if (!value) throw new Error(`the authorisation request lacks ${name}`)
      return value
    }
    if (need('client_id') !== this.clientId || need('response_type') !== 'code') throw new Error('not our client')
    if (need('code_challenge_method') !== 'S256' || !need('scope').split(' ').includes('openid')) throw new Error('not the code flow with PKCE')
    const code = randomBytes(16).toString('base64url')
    this.#codes.set(code, { account, nonce: need('nonce'), challenge: need('code_challenge'), redirectUri: need('redirect_uri') })
    // Providers append words of their own.
    return new URLSearchParams({ code, state: need('state'), friendship_status_changed: 'false', scope: 'openid profile' })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const url = new URL(request.url ?? '/', this.issuer)
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return void send(200, {
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/authorize`,
          token_endpoint: `${this.issuer}/token`,
          jwks_uri: `${this.issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['pairwise'],
          id_token_signing_alg_values_supported: [this.algorithm, 'ES256'],
          code_challenge_methods_supported: ['S256'],
        })
      case '/keys':
        return void send(200, { keys: this.#keys ? [{ ...(await exportJWK(this.#keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] : [] })
      case '/authorize':
        return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(this.#page(url))
      case '/favicon.ico':
        return void response.writeHead(204).end()
      case '/token':
        return void send(...(await this.#redeem(new URLSearchParams(await bodyOf(request)))))
      default:
        return void send(404, {})
    }
  }

  /** Asks who it is; each answer is a link back to the client, as is giving up (RFC 6749 §4.1.2.1). */
  #page(asked: URL): string {
    const back = (answer: URLSearchParams) => `${asked.searchParams.get('redirect_uri')}?${answer.toString()}`.replaceAll('&', '&amp;')
    const links = this.accounts.map((account) => `<p><a href="${back(this.signIn(asked.href, account))}">${account.name ?? account.subject}</a></p>`)
    const cancel = new URLSearchParams({ error: 'access_denied', state: asked.searchParams.get('state') ?? '' })
    return `<!doctype html><title>Who are you?</title>${links.join('')}<p><a href="${back(cancel)}">Cancel</a></p>`
  }

  async #redeem(asked: URLSearchParams): Promise<[number, object]> {
    if (this.twist.status) return [this.twist.status, { error: 'server_error' }]
    if (asked.get('client_id') !== this.clientId || asked.get('client_secret') !== this.clientSecret) return [401, { error: 'invalid_client' }]
    const code = asked.get('code') ?? ''
    const issued = this.#codes.get(code)
    this.#codes.delete(code)
    const challenge = createHash('sha256').update(asked.get('code_verifier') ?? '').digest('base64url')
    if (!issued || issued.redirectUri !== asked.get('redirect_uri') || issued.challenge !== challenge) return [400, { error: 'invalid_grant' }]
    this.redeemed += 1
    const idToken = this.twist.leavesOut === 'id_token' ? {} : { id_token: await this.#idToken(issued) }
    return [200, { access_token: randomBytes(16).toString('base64url'), token_type: 'Bearer', expires_in: 3600, ...idToken }]
  }

  async #idToken({ account, nonce }: Issued): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const claims: JWTPayload = { iss: this.issuer, sub: account.subject, aud: this.clientId, iat: now, exp: now + 3600, nonce, name: account.name, ...this.twist.claims }
    const signing = this.twist.signing ?? this.algorithm
    if (signing === 'none') return new UnsecuredJWT(claims).encode()
    if (signing === 'HS256' || signing === 'other secret') {
      const secret = signing === 'HS256' ? this.clientSecret : 'another secret of the same length..'
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new TextEncoder().encode(secret))
    }
    const keys = signing === 'foreign' ? await generateKeyPair('RS256') : this.#keys
    if (!keys) throw new Error('the provider has no keys yet')
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(keys.privateKey)
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}
