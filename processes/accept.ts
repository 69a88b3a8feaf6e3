// npm run accept [-- N …]: the acceptance checks of the trust page at full counts, each with its negative controls.
// --small: small counts, and of the controls only whether their patches still fit.
// --checks-only and --controls-only leave out the other.
// Exit code 1 when a check or control failed, 2 when one could not be carried out.
import { chain } from '@/tests/abuse/chain/check'
import type { Check } from '@/tests/abuse/check'
import type { Scale } from '@/tests/abuse/scale'
import { fuzz } from '@/tests/abuse/fuzz/check'
import { openGround } from '@/tests/abuse/ground'
import { headers } from '@/tests/abuse/headers/check'
import { junk } from '@/tests/abuse/junk/check'
import { limits } from '@/tests/abuse/limits/check'
import { matrix } from '@/tests/abuse/matrix/check'
import { allMutations, fits, makeMutant, removeMutant, runInMutant, type Mutation } from '@/tests/abuse/mutant'
import { origins } from '@/tests/abuse/origins/check'
import { publicWords } from '@/tests/abuse/public-words/check'
import { refund } from '@/tests/abuse/refund/check'
import { routes } from '@/tests/abuse/routes/check'
import { signIn } from '@/tests/abuse/sign-in/check'
import { takenAway } from '@/tests/abuse/taken-away/check'
import { variants } from '@/tests/abuse/variants/check'
import { versions } from '@/tests/abuse/versions/check'

const checks: readonly Check[] = [routes, publicWords, chain, matrix, variants, origins, junk, fuzz, versions, headers, takenAway, refund, limits, signIn]
const usage = 'Usage: npm run accept [-- [--small] [--checks-only | --controls-only] [--port N] [N …]]'

type Wanted = { scale: Scale; port: number; hasChecks: boolean; hasControls: boolean; numbers: number[] }
const tally = { passed: 0, failed: 0, broken: 0 }

function readArguments(given: readonly string[]): Wanted {
  const wanted: Wanted = { scale: 'full', port: 3300, hasChecks: true, hasControls: true, numbers: [] }
  const rest = [...given]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--small') wanted.scale = 'small'
    else if (word === '--checks-only') wanted.hasControls = false
    else if (word === '--controls-only') wanted.hasChecks = false
    else if (word === '--port') wanted.port = Number(rest.shift())
    else if (/^\d+$/.test(word)) wanted.numbers.push(Number(word))
    else throw new Error(usage)
  }
  const missing = wanted.numbers.filter((number) => !checks.some((check) => check.number === number))
  if (missing.length > 0) throw new Error(`There is no check ${missing.join(', ')} yet; there are: ${checks.map((check) => check.number).join(', ')}.`)
  if (!Number.isInteger(wanted.port)) throw new Error(usage)
  if (wanted.numbers.length === 0) wanted.numbers = checks.map((check) => check.number)
  return wanted
}

function say(isOk: boolean, line: string, details: readonly string[] = []): void {
  tally[isOk ? 'passed' : 'failed'] += 1
  console.log(`${isOk ? 'ok' : 'not ok'} ${line}`)
  for (const detail of details) console.log(`    - ${detail}`)
}

/** What could not be tried is not held. */
function sayBroken(line: string, error: unknown): void {
  tally.broken += 1
  say(false, `${line} could not be carried out: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}

async function runChecks({ numbers, port, scale }: Wanted): Promise<void> {
  const ground = await openGround(port, scale)
  try {
    for (const check of checks.filter(({ number }) => numbers.includes(number))) {
      try {
        const { figure, breaches } = await check.run(ground, scale)
        say(breaches.length === 0, `${check.number} ${check.title}: ${figure}`, breaches)
      } catch (error) {
        sayBroken(`${check.number} ${check.title}`, error)
      }
    }
  } finally {
    await ground.stop()
  }
}

async function runControls({ port }: Wanted, mutations: readonly Mutation[]): Promise<void> {
  try {
    for (const mutation of mutations) await runControl(mutation, port + 10)
  } finally {
    removeMutant()
  }
}

async function runControl(mutation: Mutation, port: number): Promise<void> {
  const line = `control ${mutation.check} ${mutation.name}`
  try {
    makeMutant(mutation)
    const { code, output } = await runInMutant(mutation, port)
    const breaches = output.split('\n').filter((text) => text.startsWith('    - ')).map((text) => text.slice(6))
    if (code !== 1) return code === 0 ? say(false, `${line}: the check did not notice`) : sayBroken(line, output.slice(-2_000))
    const noticed = breaches.filter((breach) => mutation.provokes.test(breach))
    say(noticed.length > 0, `${line}: ${noticed[0] ?? `failed for another reason than ${mutation.provokes.source}`}`, noticed.length > 0 ? [] : breaches)
  } catch (error) {
    sayBroken(line, error)
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))

try {
  const wanted = readArguments(process.argv.slice(2))
  const mutations = wanted.hasControls ? allMutations().filter(({ check }) => wanted.numbers.includes(check)) : []
  if (wanted.hasChecks) await runChecks(wanted)
  const unfit = mutations.filter((mutation) => !fits(mutation)).map((mutation) => mutation.name)
  if (wanted.scale === 'small' && mutations.length > 0) say(unfit.length === 0, `controls: ${mutations.length} patches still fit the sources; npm run accept tries them`, unfit)
  if (wanted.scale === 'full') await runControls(wanted, mutations)
} catch (error) {
  tally.broken += 1
  tally.failed += 1
  console.error(error instanceof Error ? error.message : String(error))
}
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exit(tally.broken > 0 ? 2 : tally.failed > 0 ? 1 : 0)
