import { setTimeout as sleep } from 'node:timers/promises'
import { askAndRead, askForCode, newAddress, typeCode, wrong } from './asking'
import type { Breaches } from '../check'
import type { Ground } from '../ground'
import type { Answer, Visitor } from '../visitor'

/** What differs from answer to answer anyway. */
const passing = new Set(['date', 'x-request-id', 'set-cookie', 'retry-after', 'etag'])

/** An answer as an onlooker compares it: without ids, times, tokens and the address itself. */
function looksOf({ status, headers, text }: Answer, email: string): string {
  const names = Object.entries(headers).filter(([name]) => !passing.has(name)).map(([name, value]) => `${name}: ${String(value)}`)
  const cookies = (headers['set-cookie'] ?? []).map((line) => line.replace(/=[^;]*/, '=…'))
  const body = text.replaceAll(email, '…').replaceAll(/"(requestId|expiresInMs)":("[^"]*"|\d+)/g, '"$1":…')
  return [status, ...names.sort(), ...cookies, body].join('\n')
}

type Seen = { answers: string[]; letter: string; ms: number }

/**
 * Compares what a browser sees for addresses of people and for addresses that nobody has: every answer on the way, the
 * mail, and the limits. @returns the median time of asking for each, ms: a figure, for a machine's noise is no breach
 */
export async function compareAddresses(ground: Ground, each: number, breaches: Breaches): Promise<{ knownMs: number; unknownMs: number }> {
  const known: Seen[] = []
  const unknown: Seen[] = []
  for (let index = 0; index < each; index += 1) {
    const email = newAddress()
    await ground.db.person.create({ data: { email, displayName: 'known', emailVerifiedAt: new Date() } })
    // In turns, so that a slower minute of the machine is in both.
    known.push(await walk(ground, email))
    unknown.push(await walk(ground, newAddress()))
  }
  const [model] = known
  for (const [who, seen] of [...known.map((one) => ['a known', one] as const), ...unknown.map((one) => ['an unknown', one] as const)]) {
    breaches.expect(seen.letter === model?.letter, () => `${who} address is told other words`)
    for (const [step, answer] of seen.answers.entries()) {
      breaches.expect(answer === model?.answers[step], () => `${who} address is answered otherwise at step ${step + 1}: ${answer.split('\n')[0]}`)
    }
  }
  return { knownMs: median(known), unknownMs: median(unknown) }
}

/** Everything that a browser can do with an address that it cannot read. */
async function walk(ground: Ground, email: string): Promise<Seen> {
  const browser = ground.stranger()
  const asked = performance.now()
  const first = await askForCode(browser, email)
  const ms = performance.now() - asked
  const { letter, code, requestId, token } = await askAndRead(ground, email, browser)
  const answers = [first, await stateOnceSent(browser), await typeCode(browser, wrong(code))]
  const after = await browser.ask({ path: '/api/accounts/sign-in' })
  const limited: Answer[] = []
  // Two were asked for already; one network may have three an hour, and twice that are let through from all.
  for (let count = 0; count < 6; count += 1) {
    const neighbour = ground.stranger()
    neighbour.moveInWith(browser)
    limited.push(await askForCode(neighbour, email))
    limited.push(await askForCode(ground.stranger(), email))
  }
  const words = letter.replaceAll(code, '…').replaceAll(requestId, '…').replaceAll(token, '…')
  return { answers: [...answers, after, ...limited].map((answer) => looksOf(answer, email)), letter: words, ms }
}

/** How the browser's sign-in stands, once the mail is no longer on its way: how soon that is differs. */
async function stateOnceSent(browser: Visitor): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    const answer = await browser.ask({ path: '/api/accounts/sign-in' })
    if (!answer.text.includes('"queued"') || tries === 50) return answer
    await sleep(100)
  }
}

function median(seen: readonly Seen[]): number {
  const times = seen.map(({ ms }) => ms).sort((a, b) => a - b)
  return Math.round((times[Math.floor(times.length / 2)] ?? 0) * 10) / 10
}
