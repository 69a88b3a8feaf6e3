import { findActor } from '@/lib/accounts'
import type { Actor } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { findEncoder } from '@/lib/streaming'
import type { EncoderActor } from '@/lib/streaming/contract'
import type { Access } from './access'
import { perActor, takeTokens, type Counted, type Place } from './rate-limit'

/** Who may stand before a gate: a person, nobody, or, at the ingest alone, an encoder with its key. */
export type Caller = Actor | EncoderActor

/** The session's token, if any, and by what the route counts refused keys. */
type Asked = { token: string | null; bucket: string; from: Place }

/** Encoders whose keys open nothing, per network. */
const refusedKeys = perActor('12/min')

/**
 * Who asks. Only the ingest reads `Authorization`; there it is one or the other, a browser's session or an encoder's
 * key, for a request that carries both is neither.
 * A key that opens its stream is held up by nobody's wrong ones: made-up keys are known by their mark and need no look-up
 * that would have to be spared, so that only refusals are counted.
 * Throws `encoder_key_refused` for a key that opens nothing, `too_many_requests` after many of those in one network, and
 * `invalid_input` for both at once.
 */
export async function findCaller(ports: Ports, access: Access, request: Request, asked: Asked): Promise<Caller> {
  const authorization = access.kind === 'ingestor' ? request.headers.get('authorization') : null
  if (authorization === null) return findActor(ports, asked.token)
  if (asked.token !== null) throw new Problem('invalid_input', { user: 'Send a session or an encoder key, not both.' })
  const key = /^Bearer ([^\s]{1,200})$/i.exec(authorization)?.[1]
  const encoder = key === undefined ? null : await findEncoder(ports, key)
  if (encoder) return encoder
  takeTokens(asked.bucket, { ...asked.from, key: null }, refusedKeys, ports.clock.now().getTime())
  throw new Problem('encoder_key_refused', { user: 'This encoder key is unknown or was revoked. Make a new one on the studio page.' })
}

/** By what a caller's requests are counted: the session or key where there is one, and the person whose session it is. */
export function countedBy(caller: Caller): Pick<Counted, 'key' | 'person'> {
  switch (caller.kind) {
    case 'person':
      return { key: caller.sessionId, person: caller.personId }
    case 'encoder':
      return { key: caller.keyId }
    case 'anonymous':
      return { key: null }
  }
}
