import { atOnce } from './at-once'
import type { Breaches } from './check'
import type { Ground } from './ground'
import { inTime } from './in-time'
import { askPatiently } from './patiently'
import { changedTables, snapshotOf } from './snapshot'
import type { Ask, Visitor } from './visitor'

export type Refused = { visitor: Visitor; ask: Ask; label: string }

/** Refused calls between two looks at the database. */
const chunk = 240

/**
 * What was refused once is asked again, between two looks at every table: where all of it is refused again, nothing may
 * have changed.
 * @returns how many could be judged
 */
export async function refuseAgain(ground: Ground, refused: readonly Refused[], breaches: Breaches): Promise<number> {
  let judged = 0
  for (let start = 0; start < refused.length; start += chunk) {
    // What is no refusal any more may change things: it is left out, and the others are looked at once more.
    let some = refused.slice(start, start + chunk)
    let before = await snapshotOf(ground)
    for (let still = await stillRefused(some); still.length < some.length; still = await stillRefused(some)) {
      some = still
      before = await snapshotOf(ground)
    }
    judged += some.length
    const changed = changedTables(before, await snapshotOf(ground))
    breaches.expect(changed.length === 0, () => `refused calls changed ${changed.join(', ')}; among ${[...new Set(some.map(({ label }) => label))].join(', ').slice(0, 400)}`)
  }
  return judged
}

async function stillRefused(some: readonly Refused[]): Promise<Refused[]> {
  const answers = await atOnce(some, 6, ({ visitor, ask }) => inTime(askPatiently(visitor, ask)))
  return some.filter((_, index) => (answers[index]?.status ?? 0) >= 400)
}
