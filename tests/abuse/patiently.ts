import type { Answer, Ask, Visitor } from './visitor'

const signingIn = new WeakMap<Visitor, Promise<void>>()

type Patience = { mostAgain?: number; beforeEach?: () => void }

/** An attacker has time: what is limited is asked again from elsewhere, and so is what a lost session stopped. */
export async function askPatiently(visitor: Visitor, ask: Ask, { mostAgain = 3, beforeEach }: Patience = {}): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    beforeEach?.()
    const cookies = visitor.cookies
    const answer = await visitor.ask(ask)
    const mayBeTried = answer.status === 429 || (answer.status === 401 && visitor.who !== null)
    if (!mayBeTried || attempt === mostAgain) return answer
    if (visitor.who === null) visitor.moveAway()
    else if (visitor.cookies === cookies) {
      const under = signingIn.get(visitor) ?? visitor.signIn().finally(() => signingIn.delete(visitor))
      signingIn.set(visitor, under)
      await under
    }
  }
}
