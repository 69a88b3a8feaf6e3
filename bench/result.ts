import { availableParallelism } from 'node:os'

/** A figure that must hold. */
export type Bar = { name: string; value: number; unit: string; op: '<=' | '>='; limit: number; ok: boolean }

/** What a scenario's last line says. */
export type Result = {
  scenario: string
  machine: { cores: number; node: string }
  bars: Bar[]
  /** Whatever explains the bars. */
  detail: Record<string, unknown>
}

/** A bar's limit as `budgets.json` holds it. */
export type Budget = { unit: string; op: Bar['op']; limit: number }
export type Budgets = Record<string, Record<string, Budget>>

/**
 * Holds figures against a scenario's budget.
 * @throws Error when a bar was not measured, or when something was measured that has no bar
 */
export function holdAgainst(budgets: Budgets, scenario: string, values: Record<string, number>, detail: Record<string, unknown>): Result {
  const budget = budgets[scenario]
  if (!budget) throw new Error(`bench/budgets.json has no scenario ${scenario}`)
  const unknown = Object.keys(values).filter((name) => !(name in budget))
  if (unknown.length > 0) throw new Error(`bench/budgets.json has no bar for ${unknown.join(', ')}`)
  const bars = Object.entries(budget).map(([name, { unit, op, limit }]) => {
    const value = values[name]
    if (value === undefined || Number.isNaN(value)) throw new Error(`${scenario} did not measure ${name}`)
    return { name, value, unit, op, limit, ok: op === '<=' ? value <= limit : value >= limit }
  })
  return { scenario, machine: { cores: availableParallelism(), node: process.versions.node }, bars, detail }
}

/** The middle of figures; of an even number, the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new Error('a median of nothing')
  return middle
}
