import { atOnce } from './at-once'
import type { Answer } from './visitor'

/** Asks eight at a time until a limit is met, `most` times at most: limits refill meanwhile, on a slow machine more often. */
export async function untilLimited(most: number, ask: () => Promise<Answer>): Promise<boolean> {
  for (let asked = 0; asked < most; asked += 80) {
    const answers = await atOnce(Array.from({ length: 80 }), 8, ask)
    if (answers.some(({ status }) => status === 429)) return true
  }
  return false
}
