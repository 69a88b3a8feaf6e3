import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bundle } from '@/processes/bundle.mjs'
import { ensureBuilt, isBuilt } from '@/processes/build'
import { startChild, type Child } from '@/processes/child'
import { ensureClient } from '@/processes/client'
import { untilHealthy } from '@/processes/health'
import { tail } from '@/processes/logs'
import { applyMigrations } from '@/processes/migrations'
import { requireFreePorts, type Ports } from '@/processes/ports'
import { startPostgres, type Postgres } from '@/processes/postgres'
import { wipeDatabase, wipeState } from '@/processes/postgres-place'
import { noProgress, type Progress } from '@/processes/progress'
import { projectRoot } from '@/processes/root'
import { runToEnd } from '@/processes/run-to-end'
import { demoSecrets } from '@/processes/secrets'
import { stackEnvironment, stackUrls, type StackUrls } from '@/processes/stack-environment'
import { claimState } from '@/processes/state'

export type StackProcess = 'app' | 'origin' | 'worker'

export type StackOptions = {
  /** Everything that lasts: database, media, keys, logs. Relative to the project. */
  stateDir: string
  ports: Ports
  build: 'production' | 'development'
  /** Variables that differ from the demo's; see `.env.example`. */
  environment?: Record<string, string>
  progress?: Progress
  /** `terminal` shows what the processes write, besides keeping it in logs. */
  output?: 'files' | 'terminal'
  /** `fast` gives up safety against a power cut: for tests whose state is thrown away. */
  durability?: 'safe' | 'fast'
  /** Wipes the state first. */
  isFresh?: boolean
  /** Gives up the start; what was started by then is stopped. */
  signal?: AbortSignal
}

/** The whole product on this machine: PostgreSQL, app, media origin, worker. */
export type Stack = {
  urls: StackUrls
  /** What the processes were given. */
  env: Record<string, string>
  postgres: Pick<Postgres, 'appUrl' | 'ownerUrl' | 'superuserUrl'>
  /** Ends everything in order; safe to call twice. */
  stop(): Promise<void>
  /** Ends one process without warning, as a crash would; it is started again by itself. */
  kill(name: StackProcess): void
  /** Ends one process politely and starts it again; resolves when it answers. */
  restart(name: StackProcess): Promise<void>
  /** Resolves when the process answers. */
  healthy(name: StackProcess): Promise<void>
  pid(name: StackProcess): number
  /** What a process has written since this stack was started. */
  logs(name: StackProcess): string
}

/** Processes of a supervisor that was killed have this long to notice and end. */
const leftoversMs = 12_000

/**
 * Starts a stack and resolves when everything answers.
 * @throws Error in one line: taken port, unwritable folder, missing package, failing build, migration or process
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { ports, signal, progress = noProgress } = options
  const stateDir = resolve(projectRoot, options.stateDir)
  if (options.isFresh) {
    claimState(stateDir)
    wipeState(stateDir)
  }
  const claim = claimState(stateDir)
  const closers: (() => Promise<void> | void)[] = [claim.release]
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= closeAll(closers))
  const onAbort = () => void stop()
  signal?.addEventListener('abort', onAbort)

  try {
    await ensureClient(signal)
    await requireFreePorts(ports, claim.wasLeft ? leftoversMs : 0)
    // Somebody removed the state folder by hand; a database beside it cannot be entered without its passwords.
    if (!existsSync(join(stateDir, 'secrets.json'))) wipeDatabase(stateDir)
    const postgres = await progress.step('PostgreSQL', () => keepPostgres(stateDir, options, closers))
    signal?.throwIfAborted()
    await progress.step('Migrations', () => applyMigrations(postgres.ownerUrl))
    signal?.throwIfAborted()
    const given = stackEnvironment(stateDir, ports, options.build, postgres)
    const environment = { ...given, ...options.environment }
    const childEnvironment = { ...process.env, ...environment, NEXT_TELEMETRY_DISABLED: '1' }
    await progress.step('Seed', () => seed(stateDir, { ...childEnvironment, MIGRATE_DATABASE_URL: postgres.ownerUrl }, signal))
    if (options.build === 'production') {
      const name = isBuilt() ? 'Build: nothing has changed' : 'Build of the app, which takes a minute or two'
      await progress.step(name, () => ensureBuilt(signal))
    }
    signal?.throwIfAborted()
    const start = (name: StackProcess, args: string[]) => startProcess(name, args, stateDir, childEnvironment, options.output)
    const children: Record<StackProcess, Child> = {
      origin: await start('origin', []),
      worker: await start('worker', []),
      app: await start('app', [options.build === 'production' ? 'start' : 'dev', String(ports.app)]),
    }
    closers.push(() => Promise.all(Object.values(children).map((child) => child.stop())).then(() => undefined))
    signal?.throwIfAborted()
    const urls = stackUrls(ports)
    const healthy = (name: StackProcess) => awaitProcess(name, children[name], urls, signal)
    await progress.step('App, media origin and worker', () =>
      Promise.all([healthy('app'), healthy('origin'), healthy('worker')]),
    )
    return {
      urls,
      env: environment,
      postgres,
      stop,
      healthy,
      kill: (name) => children[name].kill(),
      restart: async (name) => {
        await children[name].restart()
        await healthy(name)
      },
      pid: (name) => children[name].pid(),
      logs: (name) => children[name].logs(),
    }
  } catch (error) {
    await stop()
    throw error
  } finally {
    signal?.removeEventListener('abort', onAbort)
  }
}

/** Last started, first stopped. */
async function closeAll(closers: (() => Promise<void> | void)[]): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) await close()
}

/** PostgreSQL is started again as well when it ends by itself, on the same port with the same roles. */
async function keepPostgres(stateDir: string, options: StackOptions, closers: (() => Promise<void> | void)[]): Promise<Postgres> {
  const start = () =>
    startPostgres({
      stateDir,
      port: options.ports.database,
      passwords: demoSecrets(stateDir).database,
      durability: options.durability ?? 'safe',
    })
  let isWanted = true
  let current = await start()
  const again = async (): Promise<void> => {
    while (isWanted) {
      await current.died
      if (!isWanted) return
      current = await start().catch(() => sleep(1_000).then(start))
    }
  }
  again().catch((error: Error) => console.error(`PostgreSQL ended and does not come back: ${error.message}`))
  closers.push(() => {
    isWanted = false
    return current.stop()
  })
  return current
}

/** Runs processes/seed.ts to its end: a process of its own, since it loads the product. */
async function seed(stateDir: string, environment: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  const logFile = join(stateDir, 'logs', 'seed.log')
  const code = await runToEnd(await bundle('seed'), [], environment, logFile, signal)
  if (code !== 0) throw new Error(`The seed failed: ${tail(logFile, 6)}`)
}

async function startProcess(
  name: StackProcess,
  args: string[],
  stateDir: string,
  environment: NodeJS.ProcessEnv,
  output: 'files' | 'terminal' = 'files',
): Promise<Child> {
  const logFile = join(stateDir, 'logs', `${name}.log`)
  return startChild({ name, script: await bundle(name), args, environment, cwd: projectRoot, logFile, output })
}

/** The worker answers nobody; it is well when it has said so. */
function awaitProcess(name: StackProcess, child: Child, urls: StackUrls, signal?: AbortSignal): Promise<void> {
  switch (name) {
    case 'app':
      return untilHealthy('app', `${urls.appLoopback}/api/health`, child, signal)
    case 'origin':
      return untilHealthy('media origin', `${urls.edgeLoopback}/health`, child, signal)
    case 'worker':
      return child.ready()
  }
}
