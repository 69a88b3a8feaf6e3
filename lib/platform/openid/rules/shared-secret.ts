import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether a compact JWS is signed with HS256 by this secret (RFC 7515 §3.1, RFC 7518 §3.2). */
export function isSignedBySecret(jws: string, secret: string): boolean {
  const [header = '', payload = '', signature = '', ...rest] = jws.split('.')
  if (rest.length > 0 || algorithmOf(header) !== 'HS256') return false
  const right = createHmac('sha256', secret).update(`${header}.${payload}`).digest()
  const given = Buffer.from(signature, 'base64url')
  return given.length === right.length && timingSafeEqual(given, right)
}

function algorithmOf(header: string): unknown {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
    return typeof parsed === 'object' && parsed !== null && 'alg' in parsed ? parsed.alg : null
  } catch {
    return null
  }
}
