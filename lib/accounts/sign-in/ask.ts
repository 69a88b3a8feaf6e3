import { transact } from '@/lib/platform/db'
import { oweMail, wakeMail } from '@/lib/platform/mail/owe-mail'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { browserHash, browserHashes, browserTokenOf, type Asker } from '../browser'
import type { ProviderName } from '../contract'
import { findProved } from '../providers/store'
import { nextPathOr } from '../rules/next-path'
import { isKnownBrowser } from './known-browser'
import { networkHashes } from './network'
import { admit, countedForMs, waitForBrowser, type Lane } from './rules/limits'
import { requestLifeMs } from './rules/request'
import { addRequest, closeRequests, findRequestsFor, findRequestsOfBrowser, lockAddress } from './store'

/**
 * Owes a code and a link to an address. Nobody is looked up: what happens is the same for an address with an account
 * and one without. An older request of the same browser is void. An account that was proved in this browser is linked with
 * the address only where the ask names it: at a shared one it may be somebody else's. Answers the browser's token for its cookie.
 * Throws `too_many_requests`, which says what else can be done.
 */
export async function askToSignIn(
  ports: Ports,
  asker: Asker,
  input: { email: string; next?: string; withProvider?: ProviderName },
): Promise<{ expiresInMs: number; browser: string }> {
  const browser = browserTokenOf(ports, asker)
  const hashes = browserHashes(ports, browser)
  const { email } = input
  // Who is refused anyway must not wait for the lock: each that waits has a connection, and there are few.
  await chooseLane(ports, email, browser)
  await transact(ports, async (inside) => {
    const now = inside.clock.now()
    await lockAddress(inside.db, email)
    const lane = await chooseLane(inside, email, browser)
    const proved = input.withProvider ? await findProved(inside.db, hashes, now) : null
    const attempt = proved?.provider === input.withProvider ? proved : null
    await closeRequests(inside.db, hashes, now)
    const id = inside.ids.uuid()
    await addRequest(inside.db, {
      id,
      browserHash: browserHash(inside, browser),
      networkHash: networkHashes(inside)[0],
      lane,
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

/** Throws `too_many_requests`. */
async function chooseLane(ports: Ports, email: string, browser: string): Promise<Lane> {
  const now = ports.clock.now()
  const since = new Date(now.getTime() - countedForMs)
  const hashes = browserHashes(ports, browser)
  const browserMs = waitForBrowser(await findRequestsOfBrowser(ports.db, hashes, since), now)
  const isKnown = await isKnownBrowser(ports, browser, email, now)
  const asking = { isKnown, browserHashes: hashes, networkHashes: networkHashes(ports) }
  const { lane, waitMs } = admit(await findRequestsFor(ports.db, email, since), asking, now)
  if (Math.max(browserMs, waitMs) > 0) throw tooMany(Math.max(browserMs, waitMs))
  return lane
}

/** The same words for every address: they say what would help whoever owns it. */
function tooMany(waitMs: number): Problem {
  return new Problem('too_many_requests', {
    log: 'too many codes for one address, from one network or in one browser',
    user: 'Too many codes were asked for. A browser in which you have signed in with this address before still gets one. You can also sign in with a passkey, LINE or Google, or ask from another network.',
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  })
}
