import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { browserHashes, type Asker } from '../browser'
import type { Actor, LinkPlaceDto, SignedInDto } from '../contract'
import { linkProved } from '../providers/link-proved'
import { replaceSession, tellReplaced } from '../replace-session'
import { keepBrowser } from './known-browser'
import { isOpen, mostTries } from './rules/request'
import { codeOf, keyOfCode, keyOfLink } from './rules/secrets'
import { countTry, findNewest, findRequest, provePerson, spendRequest } from './store'

/** What a confirmed sign-in answers. The tokens and the language are for cookies only. */
export type SignedIn = SignedInDto & { token: string; browser: string; locale: string | null }

type Request = NonNullable<Awaited<ReturnType<typeof findRequest>>>

/**
 * Signs in by the code, in the browser that asked for it. Throws `wrong_code`, `sign_in_expired` for a request that is
 * used, too old, out of tries or another browser's. The tries are this request's own: nobody else's wrong ones refuse it.
 */
export async function confirmCode(ports: Ports, asker: Asker, actor: Actor, input: { code: string }): Promise<SignedIn> {
  const request = await findNewest(ports.db, browserHashes(ports, asker.browser))
  if (!request) throw expired()
  const tries = await takeTry(ports, asker, request)
  if (!keyOfCode(ports.env.sessionKeys, request.id, input.code)) throw wrongCode(mostTries - tries)
  return finish(ports, asker, actor, request)
}

/**
 * Where the link was opened: in the browser that asked, or in another one, which is shown the code to type there instead.
 * Uses nothing up. Throws `sign_in_expired`, for a link that was never sent too.
 */
export async function lookAtLink(ports: Ports, asker: Asker, input: { request: string; token: string }): Promise<LinkPlaceDto> {
  const key = keyOfLink(ports.env.sessionKeys, input.request, input.token)
  const request = await findRequest(ports.db, input.request)
  if (!key || !request || !isOpen(request, ports.clock.now())) throw expired()
  if (isAskers(ports, asker, request)) return { place: 'here', email: request.email }
  return { place: 'elsewhere', code: codeOf(key, request.id) }
}

/** Signs in by the link, in the browser that asked and nowhere else. Throws `sign_in_expired` otherwise. */
export async function confirmLink(ports: Ports, asker: Asker, actor: Actor, input: { request: string; token: string }): Promise<SignedIn> {
  const request = await findRequest(ports.db, input.request)
  if (!request || !isAskers(ports, asker, request)) throw expired()
  await takeTry(ports, asker, request)
  if (!keyOfLink(ports.env.sessionKeys, request.id, input.token)) throw expired()
  return finish(ports, asker, actor, request)
}

function isAskers(ports: Ports, asker: Asker, request: Request): boolean {
  return browserHashes(ports, asker.browser).includes(request.browserHash)
}

/** A try is counted by itself, before it is looked at: a refusal must not undo the count. */
async function takeTry(ports: Ports, asker: Asker, request: Request): Promise<number> {
  const now = ports.clock.now()
  const tries = await countTry(ports.db, request.id, browserHashes(ports, asker.browser), now)
  if (tries === null) throw expired()
  return tries
}

async function finish(ports: Ports, asker: Asker, actor: Actor, request: Request): Promise<SignedIn> {
  const signedIn = await transact(ports, async (inside) => {
    const now = inside.clock.now()
    if (!(await spendRequest(inside.db, request.id, now))) throw expired()
    const displayName = `${request.locale === 'en' ? 'Guest' : 'ゲスト'} ${inside.ids.code(4)}`
    const person = await provePerson(inside.db, { id: inside.ids.uuid(), email: request.email, displayName, now })
    if (request.attemptId) await linkProved(inside, { attemptId: request.attemptId, personId: person.id })
    const token = await replaceSession(inside, actor, { personId: person.id, userAgent: asker.userAgent, proof: 'email' })
    const browser = await keepBrowser(inside, asker, request.email)
    return { next: request.next, isNew: person.isNew, locale: person.locale, token, browser }
  })
  await tellReplaced(ports, actor)
  return signedIn
}

function expired(): Problem {
  return new Problem('sign_in_expired', { log: 'a sign-in that is used, too old, out of tries or another browser’s' })
}

function wrongCode(left: number): Problem {
  const more = left === 1 ? 'One more try is left.' : `${left} more tries are left.`
  return new Problem('wrong_code', { user: left > 0 ? `That is not the code. ${more}` : 'That is not the code. Please ask for a new one.' })
}
