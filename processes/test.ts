// npm test [-- STAGE …]: every stage; the last line is `N passed, N failed`.
import { ensureBuilt } from '@/processes/build'
import { checkCommands, countingProcess, playwrightTests, vitestProject, type Count, type Way } from '@/processes/stages'

type Stage = (way: Way) => Promise<Count>

/** What comes first: the rest stands on it. */
const first: Record<string, Stage> = {
  types: () => checkCommands(['next', ['typegen']], ['tsc', ['--noEmit']]),
  lint: () => checkCommands(['oxlint', ['--deny-warnings']]),
  walls: () => checkCommands(['depcruise', ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'lib', 'processes']]),
  build: async () => {
    await ensureBuilt()
    return { passed: 1, failed: 0 }
  },
}
/** Pictures in real time, which leave most of the machine to what runs beside them, and get it back when they need it. */
const live: Record<string, Stage> = { live: () => playwrightTests('live') }
/** These mostly wait for pages to settle. */
const pages: Record<string, Stage> = { pages: (way) => playwrightTests('pages', way) }
const beside: Record<string, Stage> = {
  unit: (way) => vitestProject('unit', way),
  database: (way) => vitestProject('database', way),
  accept: (way) => countingProcess('accept', ['--small'], way),
}
const stages = { ...first, ...live, ...pages, ...beside }

/** What a stage is shown as, where its name alone would hide what it does. */
const titles: Readonly<Record<string, string>> = { accept: 'abuse and acceptance', live: 'browser, live', pages: 'browser, pages' }

const wanted = process.argv.slice(2)
const total: Count = { passed: 0, failed: 0 }
const table: string[] = []

/** Runs the wanted ones of these stages, one after the other. */
async function run(some: Record<string, Stage>, way: Way): Promise<void> {
  for (const [name, stage] of Object.entries(some)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const title = titles[name] ?? name
    console.log(`\n── ${title} ──`)
    const startedAt = performance.now()
    const { passed, failed } = await runStage(stage, way)
    total.passed += passed
    total.failed += failed
    const took = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
    table.push(`${title.padEnd(20)}${took.padStart(9)}  ${passed} passed, ${failed} failed`)
  }
}

async function runStage(stage: Stage, way: Way): Promise<Count> {
  try {
    return await stage(way)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1 }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))

const unknown = wanted.filter((name) => !(name in stages))
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}`)
  process.exit(1)
}

await run(first, 'first')
await Promise.all([run(live, 'first'), run(pages, 'beside'), run(beside, 'beside')])
console.log(`\n${table.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
