import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { EditProgramme } from '../contract'
import { faultSentences, lineFault } from '../rules/plan-faults'
import { setProgramme } from '../store-plan'
import type { EventPlan } from './plan'

/** Puts a whole new timetable in place of a locked plan's, in the order of its times. Throws a `PlanFault`. */
export async function changeProgramme(ports: Ports, plan: EventPlan, programme: EditProgramme['programme']): Promise<void> {
  const lines = programme.map((line) => ({ title: line.title, startsAt: new Date(line.startsAt), endsAt: new Date(line.endsAt) }))
  for (const line of lines) {
    const fault = lineFault(plan, line)
    if (fault) throw new Problem(fault, { user: faultSentences[fault] })
  }
  await setProgramme(ports.db, plan.id, lines.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime()))
}
