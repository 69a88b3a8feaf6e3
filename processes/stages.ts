import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { setPriority } from 'node:os'
import { dirname, join } from 'node:path'
import { ensureChromium } from '@/processes/chromium'
import { ensureFfmpeg } from '@/processes/ffmpeg'
import { guardChild } from '@/processes/guard'
import { projectRoot } from '@/processes/root'

/** How many checks of a stage held and how many did not. */
export type Count = { passed: number; failed: number }

const pass: Count = { passed: 1, failed: 0 }
const fail: Count = { passed: 0, failed: 1 }

/** `beside`: it makes way for what must keep up with the clock. */
export type Way = 'first' | 'beside'

const niceness = 19

/** Runs a command of node_modules/.bin in the project, showing what it writes. @returns its output and exit code */
export async function runCommand(command: string, args: string[], { way = 'first', environment = {} }: { way?: Way; environment?: Record<string, string> } = {}) {
  const child = spawn(join(projectRoot, 'node_modules', '.bin', command), args, {
    cwd: projectRoot,
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  if (child.pid !== undefined && way === 'beside') setPriority(child.pid, niceness)
  guardChild(child, 'TERM')
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => {
    output.push(chunk)
    process.stdout.write(chunk)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, output: Buffer.concat(output).toString('utf8') }
}

/** A check that holds when its commands, one after the other, exit with 0. */
export async function checkCommands(...commands: [string, string[]][]): Promise<Count> {
  for (const [command, args] of commands) if ((await runCommand(command, args)).code !== 0) return fail
  return pass
}

/** Runs a project of vitest and counts its tests; what fails without being a test counts as one. */
export async function vitestProject(project: string, way: Way = 'first'): Promise<Count> {
  const report = freshReport(project)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runCommand('vitest', args, { way })
  const counted = readReport<{ numPassedTests: number; numFailedTests: number }>(report)
  return complete(code, { passed: counted?.numPassedTests ?? 0, failed: counted?.numFailedTests ?? 0 })
}

/** Runs a project of the browser tests and counts them. */
export async function playwrightTests(project: 'live' | 'pages', way: Way = 'first'): Promise<Count> {
  const report = freshReport(`e2e-${project}`)
  const environment = { CHROMIUM_PATH: ensureChromium(console.log), FFMPEG_PATH: ensureFfmpeg(console.log), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const { code } = await runCommand('playwright', ['test', '--project', project, '--reporter=list,json'], { way, environment })
  const counted = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(report)?.stats
  const secondTries = counted?.flaky ?? 0
  if (secondTries > 0) console.log(`${secondTries} passed at the second try only.`)
  return complete(code, { passed: (counted?.expected ?? 0) + secondTries, failed: counted?.unexpected ?? 0 })
}

/** Runs a process of ours whose last line is `N passed, N failed`. */
export async function countingProcess(name: string, args: string[], way: Way = 'first'): Promise<Count> {
  const { code, output } = await runCommand('node', [join('processes', 'run.mjs'), name, ...args], { way })
  const line = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split('\n').at(-1) ?? '')
  return complete(code, { passed: Number(line?.[1] ?? 0), failed: Number(line?.[2] ?? 0) })
}

/** An exit code that no failed test explains is a failure of its own, and so is a stage in which nothing ran. */
export function complete(code: number | null, counted: Count): Count {
  const isExplained = counted.failed > 0 || (code === 0 && counted.passed > 0)
  return isExplained ? counted : { passed: counted.passed, failed: 1 }
}

function freshReport(name: string): string {
  const file = join(projectRoot, '.test', `${name}.json`)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  return file
}

function readReport<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined
}
