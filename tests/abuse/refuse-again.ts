import { atOnce } from './at-once'
import type { Breaches } from './check'
import type { Ground } from './ground'
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
    const some = refused.slice(start, start + chunk)
    const before = await snapshotOf(ground)
    const answers = await atOnce(some, 6, ({ visitor, ask }) => askPatiently(visitor, ask))
    // What is no refusal any more may change things.
    if (answers.some(({ status }) => status < 400)) continue
    judged += some.length
    const changed = changedTables(before, await snapshotOf(ground))
    breaches.expect(changed.length === 0, () => `refused calls changed ${changed.join(', ')}; among ${[...new Set(some.map(({ label }) => label))].join(', ').slice(0, 400)}`)
  }
  return judged
}
