import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tail } from '@/processes/logs'
import { nextScript } from '@/processes/node-path'
import { projectRoot } from '@/processes/root'
import { runToEnd } from '@/processes/run-to-end'

const buildFolder = join(projectRoot, '.build')
const stampFile = join(buildFolder, 'next.stamp')
const lockFolder = join(buildFolder, 'next.lock')
const logFile = join(buildFolder, 'next.log')
const buildId = join(projectRoot, '.next', 'BUILD_ID')

/** What cannot change the app's build. Everything else at the root can, so that a new folder is not forgotten. */
const irrelevant = new Set([
  'node_modules', 'processes', 'tests', 'bench', 'infra', 'docs', 'README.md', 'test-results', 'playwright-report',
  'next-env.d.ts', 'vitest.config.ts', 'playwright.config.ts', 'prisma.config.ts', 'prisma',
])

/** True when the last build was made from the sources as they are. */
export function isBuilt(): boolean {
  return existsSync(stampFile) && existsSync(buildId) && readFileSync(stampFile, 'utf8') === stamp()
}

/**
 * Builds the app for production unless that is already done. Two callers build once.
 * @param signal ends the build
 * @throws Error with the end of the build's log
 */
export async function ensureBuilt(signal?: AbortSignal): Promise<void> {
  mkdirSync(buildFolder, { recursive: true })
  const unlock = await lock(signal)
  try {
    if (isBuilt()) return
    rmSync(stampFile, { force: true })
    await build(signal)
    writeFileSync(stampFile, stamp())
  } finally {
    unlock()
  }
}

function stamp(): string {
  const hash = createHash('sha256')
  for (const file of sources()) hash.update(`${file}\0`).update(readFileSync(join(projectRoot, file))).update('\0')
  return `${hash.digest('hex')} ${existsSync(buildId) ? readFileSync(buildId, 'utf8') : 'none'}\n`
}

function sources(): string[] {
  const top = readdirSync(projectRoot, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.') && !irrelevant.has(name))
  const listed = top.flatMap((entry) => (entry.isDirectory() ? filesBelow(entry.name) : [entry.name]))
  return [...listed, ...filesBelow(join('prisma', 'schema'))].filter((file) => !/\.test\.tsx?$|\.md$|\.tsbuildinfo$/.test(file)).sort()
}

function filesBelow(folder: string): string[] {
  if (!existsSync(join(projectRoot, folder))) return []
  return readdirSync(join(projectRoot, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1))
}

async function build(signal?: AbortSignal): Promise<void> {
  const environment = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const code = await runToEnd(nextScript, ['build'], environment, logFile, signal)
  signal?.throwIfAborted()
  if (code !== 0) throw new Error(`The app does not build (all of it in .build/next.log): ${tail(logFile, 12)}`)
}

/** A folder is made by one process only. One left behind by a process that is gone counts for nothing. */
async function lock(signal?: AbortSignal): Promise<() => void> {
  const owner = join(lockFolder, 'pid')
  for (;;) {
    try {
      mkdirSync(lockFolder)
      writeFileSync(owner, String(process.pid))
      return () => rmSync(lockFolder, { recursive: true, force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    await sleep(300, undefined, { signal })
    const pid = existsSync(owner) ? Number(readFileSync(owner, 'utf8')) : 0
    if (!isRunning(pid)) rmSync(lockFolder, { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
