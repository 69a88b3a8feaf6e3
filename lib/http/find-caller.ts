import { findActor } from '@/lib/accounts'
import type { Actor } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { findEncoder } from '@/lib/streaming'
import type { EncoderActor } from '@/lib/streaming/contract'
import type { Access } from './access'

/** Who may stand before a gate: a person, nobody, or, at the ingest alone, an encoder with its key. */
export type Caller = Actor | EncoderActor

/**
 * Who asks. Only the ingest reads `Authorization`; there it is one or the other, a browser's session or an encoder's
 * key, for a request that carries both is neither.
 * Throws `encoder_key_refused` for a key that opens nothing, `invalid_input` for both at once.
 */
export async function findCaller(ports: Ports, access: Access, request: Request, sessionToken: string | null): Promise<Caller> {
  const authorization = access.kind === 'ingestor' ? request.headers.get('authorization') : null
  if (authorization === null) return findActor(ports, sessionToken)
  if (sessionToken !== null) throw new Problem('invalid_input', { user: 'Send a session or an encoder key, not both.' })
  const key = /^Bearer ([^\s]{1,200})$/i.exec(authorization)?.[1]
  const encoder = key === undefined ? null : await findEncoder(ports, key)
  if (!encoder) throw new Problem('encoder_key_refused', { user: 'This encoder key is unknown or was revoked. Make a new one on the studio page.' })
  return encoder
}

/** By what a caller's requests are counted: the session or key where there is one. */
export function countedBy(caller: Caller): string | null {
  switch (caller.kind) {
    case 'person':
      return caller.sessionId
    case 'encoder':
      return caller.keyId
    case 'anonymous':
      return null
  }
}
