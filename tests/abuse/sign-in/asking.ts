import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ground } from '../ground'
import type { Answer, Visitor } from '../visitor'

/** A browser that has asked for a code, and what its mail says. */
export type Asked = { browser: Visitor; email: string; requestId: string; code: string; token: string; letter: string }

const mailWithinMs = 10_000

export const newAddress = () => `${randomUUID()}@abuse.example`

export function askForCode(browser: Visitor, email: string): Promise<Answer> {
  return browser.ask({ method: 'POST', path: '/api/accounts/sign-in', body: { email } })
}

export function typeCode(browser: Visitor, code: string): Promise<Answer> {
  return browser.ask({ method: 'POST', path: '/api/accounts/sign-in/code', body: { code } })
}

type Link = Pick<Asked, 'requestId' | 'token'>
const bodyOf = ({ requestId, token }: Link) => ({ request: requestId, token })

export function confirmLink(browser: Visitor, link: Link): Promise<Answer> {
  return browser.ask({ method: 'POST', path: '/api/accounts/sign-in/link', body: bodyOf(link) })
}

export function lookAtLink(browser: Visitor, link: Link): Promise<Answer> {
  return browser.ask({ method: 'POST', path: '/api/accounts/sign-in/link/look', body: bodyOf(link) })
}

/** Another code than this one. */
export function wrong(code: string, by = 1): string {
  return String((Number(code) + by) % 1_000_000).padStart(6, '0')
}

/** Asks for a code in a browser of its own and waits for the mail. Throws when none comes. */
export async function askAndRead(ground: Ground, email = newAddress(), browser = ground.stranger()): Promise<Asked> {
  const since = new Date()
  const answer = await askForCode(browser, email)
  if (answer.status !== 202) throw new Error(`no code could be asked for: ${answer.status} ${answer.text}`)
  const letter = await awaitLetter(ground, email, since)
  const code = /^ {4}(\d{6})$/m.exec(letter)?.[1]
  const link = /(http\S+\/signin\/link\?\S+)/.exec(letter)?.[1]
  if (!code || !link) throw new Error('a mail without code or link')
  const { searchParams } = new URL(link)
  return { browser, email, code, requestId: searchParams.get('r') ?? '', token: searchParams.get('t') ?? '', letter }
}

/** The demo's letter box, as the database has it. */
async function awaitLetter({ db }: Ground, email: string, since: Date): Promise<string> {
  const until = Date.now() + mailWithinMs
  while (Date.now() < until) {
    const letter = await db.mailboxLetter.findFirst({ where: { address: email, createdAt: { gte: since } }, orderBy: { createdAt: 'desc' } })
    if (letter) return letter.text
    await sleep(50)
  }
  throw new Error('an unknown address got no mail')
}

/** Whether this browser is signed in. */
export async function isSignedIn(browser: Visitor): Promise<boolean> {
  return (await browser.must<{ signedIn: boolean }>({ path: '/api/me' })).signedIn
}
