import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ended, guardChild, signalGroup } from '@/processes/guard'
import { openLog, tail } from '@/processes/logs'
import { nodePath } from '@/processes/node-path'

export type ChildOptions = {
  name: string
  /** A script for Node and its arguments. */
  script: string
  args: string[]
  environment: NodeJS.ProcessEnv
  cwd: string
  logFile: string
  /** `terminal` also shows every line, with the child's name in front. */
  output: 'files' | 'terminal'
}

/** A child that is started again when it ends by itself, until it is stopped. */
export type Child = {
  /** Of the process as it was last started. */
  pid(): number
  /** How often it ended by itself. */
  crashes(): number
  /** Resolves when it has said that it is ready (parent.ts), since it was last started. */
  ready(): Promise<void>
  /** What it has written since it was first started here. */
  logs(): string
  lastWords(): string
  /** Ends it like the system would, without warning; it comes back like after any crash. */
  kill(): void
  restart(): Promise<void>
  stop(): Promise<void>
}

const politeMs = 5_000
const healthyMs = 30_000
const longestPauseMs = 5_000
const readyMs = 60_000

/** Starts a child, in its own process group, with a channel by which it notices that we are gone. */
export function startChild(options: ChildOptions): Child {
  const log = openLog(options.logFile)
  const logStart = statSync(options.logFile).size
  let current: ChildProcess
  let wanted = true
  let crashes = 0
  let crashesInARow = 0
  let isReady = false

  const start = () => {
    const startedAt = performance.now()
    const shown = options.output === 'terminal' ? 'pipe' : log
    const child = spawn(nodePath(), ['--enable-source-maps', options.script, ...options.args], {
      cwd: options.cwd,
      env: options.environment,
      stdio: ['ignore', shown, shown, 'ipc'],
      detached: true,
    })
    current = child
    isReady = false
    child.on('message', (message) => (isReady ||= message === 'ready'))
    guardChild(child, 'TERM')
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => show(options.name, chunk, log))
    child.on('error', (error) => writeSync(log, `${error.message}\n`))
    child.once('exit', (code, signal) => {
      if (child === current) isReady = false
      if (!wanted || child !== current) return
      crashes += 1
      crashesInARow = performance.now() - startedAt > healthyMs ? 1 : crashesInARow + 1
      const pauseMs = Math.min(longestPauseMs, 100 * 2 ** (crashesInARow - 1))
      writeSync(log, `${options.name} ended (${signal ?? code}); starting it again in ${pauseMs} ms\n`)
      void sleep(pauseMs).then(() => (wanted && child === current ? start() : undefined))
    })
  }

  const end = async () => {
    wanted = false
    signalGroup(current, 'SIGTERM')
    if (!(await ended(current, politeMs))) signalGroup(current, 'SIGKILL')
    await ended(current, politeMs)
  }

  /** One after the other: two restarts at once would leave a child too many. */
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => (turn = turn.then(work))

  start()
  return {
    pid: () => current.pid ?? 0,
    crashes: () => crashes,
    ready: async () => {
      const deadline = performance.now() + readyMs
      while (!isReady) {
        if (crashesInARow >= 3 || performance.now() > deadline) {
          throw new Error(`The ${options.name} does not start: ${tail(options.logFile, 3)}`)
        }
        await sleep(50)
      }
    },
    logs: () => readFrom(options.logFile, logStart),
    lastWords: () => tail(options.logFile, 3),
    kill: () => signalGroup(current, 'SIGKILL'),
    restart: () =>
      inTurn(async () => {
        await end()
        wanted = true
        start()
      }),
    stop: () =>
      inTurn(async () => {
        await end()
        closeSync(log)
      }),
  }
}

function show(name: string, chunk: Buffer, log: number): void {
  writeSync(log, chunk)
  for (const line of chunk.toString().trimEnd().split('\n')) console.log(`${name.padEnd(6)} | ${line}`)
}

function readFrom(path: string, start: number): string {
  const size = statSync(path).size
  if (size < start) return readFileSync(path, 'utf8')
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(size - start)
    readSync(file, bytes, 0, bytes.length, start)
    return bytes.toString('utf8')
  } finally {
    closeSync(file)
  }
}
