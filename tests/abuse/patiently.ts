import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Ask, Visitor } from './visitor'

const signingIn = new WeakMap<Visitor, Promise<void>>()

type Patience = { mostAgain?: number; beforeEach?: () => void }

/** Of a person's own limit, which another session does not help against, ms. */
const mostWaitMs = 4_000

/** An attacker has time: what is limited is asked again from elsewhere, then later, and so is what a lost session stopped. */
export async function askPatiently(visitor: Visitor, ask: Ask, { mostAgain = 3, beforeEach }: Patience = {}): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    beforeEach?.()
    const cookies = visitor.cookies
    const answer = await visitor.ask(ask)
    const waitMs = answer.status === 429 ? Number(answer.headers['retry-after'] ?? 1) * 1_000 : 0
    const mayBeTried = answer.status === 429 || (answer.status === 401 && visitor.who !== null)
    const isInVain = visitor.who !== null && attempt > 0 && waitMs > mostWaitMs
    if (!mayBeTried || isInVain || attempt === mostAgain) return answer
    if (visitor.who === null) visitor.moveAway()
    else if (visitor.cookies === cookies) {
      if (attempt > 0) await sleep(waitMs)
      const under = signingIn.get(visitor) ?? visitor.signIn().finally(() => signingIn.delete(visitor))
      signingIn.set(visitor, under)
      await under
    }
  }
}
