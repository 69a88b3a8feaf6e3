// npm run bench -- NAME: one scenario of bench/; the last line is one JSON object.
import budgets from '@/bench/budgets.json'
import { edge } from '@/bench/edge'
import { grants } from '@/bench/grants'
import { live, type Measured } from '@/bench/live'
import { holdAgainst, type Budgets } from '@/bench/result'
import { ensureChromium } from '@/processes/chromium'

const scenarios: Record<string, (say: (line: string) => void) => Promise<Measured>> = { live, edge, grants }

const scenario = process.argv[2] ?? ''
const run = scenarios[scenario]
if (!run || process.argv.length > 3) {
  console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${Object.keys(scenarios).join(', ')}`)
  process.exit(1)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))

try {
  if (scenario === 'live') ensureChromium(console.log)
  const { values, detail } = await run(console.log)
  const result = holdAgainst(budgets as Budgets, scenario, values, detail)
  for (const { name, value, unit, op, limit, ok } of result.bars) {
    console.log(`${ok ? 'ok    ' : 'MISSED'} ${name.padEnd(28)} ${value} ${unit} (${op} ${limit})`)
  }
  console.log(JSON.stringify(result))
  process.exit(result.bars.every(({ ok }) => ok) ? 0 : 1)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
