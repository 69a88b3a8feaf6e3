import { transact } from '@/lib/platform/db'
import { oweMail, wakeMail } from '@/lib/platform/mail/owe-mail'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { browserHash, browserHashes, browserTokenOf, type Asker } from '../browser'
import type { ProviderName } from '../contract'
import { findProved } from '../providers/store'
import { nextPathOr } from '../rules/next-path'
import { countedForMs, waitForAddress, waitForBrowser } from './rules/limits'
import { requestLifeMs } from './rules/request'
import { addRequest, closeRequests, findRequestsFor, findRequestsOfBrowser, lockAddress } from './store'

/**
 * Owes a code and a link to an address. Nobody is looked up: what happens is the same for an address with an account
 * and one without. An older request of the same browser is void. An account that was proved in this browser is linked with
 * the address only where the ask names it: at a shared one it may be somebody else's. Answers the browser's token for its cookie.
 * Throws `too_many_requests`.
 */
export async function askToSignIn(
  ports: Ports,
  asker: Asker,
  input: { email: string; next?: string; withProvider?: ProviderName },
): Promise<{ expiresInMs: number; browser: string }> {
  const browser = browserTokenOf(ports, asker)
  const hashes = browserHashes(ports, browser)
  const { email } = input
  await transact(ports, async (inside) => {
    const now = inside.clock.now()
    await lockAddress(inside.db, email)
    await refuseTooMany(inside, email, hashes, now)
    const proved = input.withProvider ? await findProved(inside.db, hashes, now) : null
    const attempt = proved?.provider === input.withProvider ? proved : null
    await closeRequests(inside.db, hashes, now)
    const id = inside.ids.uuid()
    await addRequest(inside.db, {
      id,
      browserHash: browserHash(inside, browser),
      email,
      origin: asker.origin,
      next: nextPathOr(input.next ?? attempt?.next),
      locale: asker.locale,
      attemptId: attempt?.id ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + requestLifeMs),
    })
    await oweMail(inside, { template: 'sign_in', subjectId: id, address: email, locale: asker.locale })
  })
  await wakeMail(ports)
  return { expiresInMs: requestLifeMs, browser }
}

async function refuseTooMany(ports: Ports, email: string, hashes: readonly string[], now: Date): Promise<void> {
  const since = new Date(now.getTime() - countedForMs)
  const waitMs = Math.max(
    waitForAddress(await findRequestsFor(ports.db, email, since), now),
    waitForBrowser(await findRequestsOfBrowser(ports.db, hashes, since), now),
  )
  if (waitMs > 0) throw tooMany(waitMs)
}

export function tooMany(waitMs: number): Problem {
  return new Problem('too_many_requests', { log: 'too many codes or tries for one address or browser', retryAfterSeconds: Math.ceil(waitMs / 1000) })
}
