import { Client } from 'pg'
import { afterAll } from 'vitest'
import type { Clock } from '@/lib/platform/clock'
import { env, type Environment } from '@/lib/platform/env'
import { openPorts, platformRequest } from '@/lib/platform/open-ports'
import type { Ports } from '@/lib/platform/ports'
import { Problem, type ProblemCode } from '@/lib/platform/problem'

/** A clock that stands still until a test moves it. */
export class StandingClock implements Clock {
  constructor(private at: Date) {}

  now(): Date {
    return new Date(this.at)
  }

  pass(span: { ms?: number; seconds?: number; minutes?: number; days?: number }): void {
    const { ms = 0, seconds = 0, minutes = 0, days = 0 } = span
    this.at = new Date(this.at.getTime() + ms + (seconds + (minutes + days * 24 * 60) * 60) * 1000)
  }
}

export type Stage = {
  /** The product's own ports over this file's database; only the clock is ours. */
  ports: Ports
  clock: StandingClock
  /** The migrating role, for what the product may not do and for a look from outside. */
  owner: Client
  /** The ports of another request of that name, for finding its ledger row. */
  asking(action: string): Ports
  /** Like a second process: connections of its own, the same clock. Closed with the stage. */
  anotherProcess(changes?: Partial<Environment>): Ports
}

/** Opens the product over the file's own database. Call it once, at the top of a test file. */
export async function openStage(changes: Partial<Environment> = {}): Promise<Stage> {
  const clock = new StandingClock(new Date(Math.floor(Date.now() / 1000) * 1000))
  const closers: (() => Promise<void>)[] = []
  const open = (more: Partial<Environment>): Ports => {
    const opened = openPorts({ ...env(), ...more }, 'test')
    closers.push(opened.close)
    return { ...opened.ports, clock }
  }
  const owner = new Client({ connectionString: env().migrateDatabaseUrl })
  await owner.connect()
  closers.push(() => owner.end())
  afterAll(async () => {
    await Promise.all(closers.map((close) => close()))
  })
  const ports = open(changes)
  return {
    ports,
    clock,
    owner,
    asking: (action) => ({ ...ports, request: platformRequest(action) }),
    anotherProcess: (more = {}) => open({ ...changes, ...more }),
  }
}

/** The code that a verb refuses with, or `done`. Anything but a refusal fails the test. */
export async function outcomeOf(work: Promise<unknown>): Promise<ProblemCode | 'done'> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** How often each outcome occurs. */
export function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}
