import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '@/lib/platform/rules/keyed-hash'
import type { SecretKey } from '@/lib/platform/env'

/** The secret half of an invitation's link. It follows from the id and a key of ours, and is kept nowhere. */
function secretOf(key: SecretKey, invitationId: string): Buffer {
  return keyedHash(key.bytes, `invitation:${invitationId}`)
}

/** `id.secret`, made with the newest key. */
export function invitationToken(keys: readonly SecretKey[], invitationId: string): string {
  const [key] = keys
  if (!key) throw new Error('a session key is missing')
  return `${invitationId}.${secretOf(key, invitationId).toString('base64url')}`
}

/** The id that a token proves, by any of our keys; null for everything else. */
export function provedInvitation(keys: readonly SecretKey[], token: string): string | null {
  const [id = '', secret = ''] = token.split('.')
  const given = Buffer.from(secret, 'base64url')
  const isOurs = keys.some((key) => {
    const right = secretOf(key, id)
    return given.length === right.length && timingSafeEqual(given, right)
  })
  return isOurs ? id : null
}

/**
 * The whole link. What proves it stands behind the #, which no browser sends: it is in no server's log and no referrer.
 * The demo keeps a host for each kind of people; elsewhere there is one.
 */
export function invitationLink(env: { sessionKeys: readonly SecretKey[]; appOrigins: readonly [string, ...string[]] }, invitation: { id: string; kind: string }): string {
  const host = invitation.kind === 'artist' ? 'artist.' : 'admin.'
  const origin = env.appOrigins.find((candidate) => new URL(candidate).hostname.startsWith(host)) ?? env.appOrigins[0]
  return `${origin}/invitation#${invitationToken(env.sessionKeys, invitation.id)}`
}
