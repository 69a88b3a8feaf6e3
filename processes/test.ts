// npm test [-- STAGE …]: every stage in order; the last line is `N passed, N failed`.
import { ensureBuilt } from '@/processes/build'
import { ensureChromium } from '@/processes/chromium'
import { ensureFfmpeg } from '@/processes/ffmpeg'
import { checkCommands, countingProcess, playwrightTests, vitestProject, type Count } from '@/processes/stages'

const stages: Record<string, () => Promise<Count>> = {
  types: () => checkCommands(['next', ['typegen']], ['tsc', ['--noEmit']]),
  lint: () => checkCommands(['oxlint', ['--deny-warnings']]),
  walls: () => checkCommands(['depcruise', ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'lib', 'processes']]),
  unit: () => vitestProject('unit'),
  database: () => vitestProject('database'),
  build: async () => {
    await ensureBuilt()
    return { passed: 1, failed: 0 }
  },
  e2e: async () => playwrightTests(ensureChromium(console.log), ensureFfmpeg(console.log)),
  accept: () => countingProcess('accept', ['--small']),
}

/** What a stage is shown as, where its name alone would hide what it does. */
const titles: Readonly<Record<string, string>> = { accept: 'abuse and acceptance' }

async function runStage(run: () => Promise<Count>): Promise<Count> {
  try {
    return await run()
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1 }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in stages))
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}`)
  process.exit(1)
}

const total: Count = { passed: 0, failed: 0 }
const table: string[] = []
for (const [name, run] of Object.entries(stages)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const title = titles[name] ?? name
  console.log(`\n── ${title} ──`)
  const startedAt = performance.now()
  const { passed, failed } = await runStage(run)
  total.passed += passed
  total.failed += failed
  const took = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  table.push(`${title.padEnd(20)}${took.padStart(9)}  ${passed} passed, ${failed} failed`)
}
console.log(`\n${table.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
