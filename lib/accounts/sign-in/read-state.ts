import { findMailFate } from '@/lib/platform/mail/store'
import type { Ports } from '@/lib/platform/ports'
import { browserHashes, type Asker } from '../browser'
import type { SignInStateDto } from '../contract'
import { findProved, findProvedById } from '../providers/store'
import { mostTries, stateOf } from './rules/request'
import { findNewest } from './store'

/** Where this browser's own sign-in stands. Another browser learns nothing, and asking uses nothing up. */
export async function readSignIn(ports: Ports, asker: Asker): Promise<SignInStateDto> {
  const hashes = browserHashes(ports, asker.browser)
  const now = ports.clock.now()
  const [request, attempt] = await Promise.all([findNewest(ports.db, hashes), findProved(ports.db, hashes, now)])
  const state = stateOf(request, now)
  if (state === 'none' || !request) return { state: 'none', email: null, expiresInMs: null, triesLeft: null, mail: null, provider: attempt?.provider ?? null }
  const named = request.attemptId ? await findProvedById(ports.db, request.attemptId, now) : null
  return {
    state,
    email: request.email,
    expiresInMs: Math.max(0, request.expiresAt.getTime() - now.getTime()),
    triesLeft: Math.max(0, mostTries - request.tries),
    mail: await findMailFate(ports.db, 'sign_in', request.id),
    provider: named?.provider ?? null,
  }
}
