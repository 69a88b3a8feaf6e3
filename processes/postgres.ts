import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync, chownSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { ended, guardChild, signalGroup } from '@/processes/guard'
import { openLog, tail } from '@/processes/logs'
import { prepareDatabase, type DatabasePasswords } from '@/processes/postgres-roles'
import { findPlace, makeServerFolder, type Place } from '@/processes/postgres-place'
import { endOrphan } from '@/processes/postgres-orphan'

export type PostgresOptions = {
  /** Absolute; holds `postgres/` and `logs/`. */
  stateDir: string
  /** On 127.0.0.1. */
  port: number
  passwords: DatabasePasswords
  /** `fast` gives up safety against a power cut: for tests only. */
  durability: 'safe' | 'fast'
}

export type Postgres = {
  /** The cluster's superuser, on its `postgres` database: for making databases in tests. */
  superuserUrl: string
  /** Role akushu_owner on database akushu: migrates. */
  ownerUrl: string
  /** Role akushu_app on database akushu: what the product runs as. */
  appUrl: string
  /** Ends every connection and the server; safe to call twice. */
  stop(): Promise<void>
  /** Resolves when the server ends without `stop()` having been called. */
  died: Promise<void>
}

/** For two shared cores and little memory. */
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
}
const fastSettings: Record<string, string> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts a real PostgreSQL from the packages on a state folder, initialising it the first time, with the database
 * `akushu` and its two roles. The server ends with this process, also when that is killed outright.
 * @throws Error in one line: missing package, taken port, what the server's log says
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = findPlace(options.stateDir)
  const logFile = join(options.stateDir, 'logs', 'postgres.log')
  mkdirSync(join(options.stateDir, 'logs'), { recursive: true })
  if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(place, options.passwords.superuser, logFile)
  await endOrphan(place.data)

  const server = spawnServer(place, options, logFile)
  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${options.port}/${database}`
  const superuserUrl = url('postgres', options.passwords.superuser, 'postgres')
  let stopping = false
  const died = new Promise<void>((resolve) => server.once('exit', () => (stopping ? undefined : resolve())))
  const stop = async () => {
    stopping = true
    await stopServer(server)
  }
  try {
    await untilReady(server, superuserUrl, logFile)
    await prepareDatabase(superuserUrl, options.passwords)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    superuserUrl,
    ownerUrl: url('akushu_owner', options.passwords.owner, 'akushu'),
    appUrl: url('akushu_app', options.passwords.app, 'akushu'),
    stop,
    died,
  }
}

/** Initialises beside and renames, so that an interrupted first start leaves nothing half made. */
async function initialise(place: Place, superuserPassword: string, logFile: string): Promise<void> {
  const draft = `${place.data}.new`
  makeServerFolder(draft, place.user)
  const passwordFile = `${place.data}.password`
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 })
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid)
  const log = openLog(logFile)
  try {
    const child = spawn(
      join(place.bin, 'initdb'),
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-instructions',
      ],
      { ...place.user, cwd: '/', env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', log, log] },
    )
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
    if (code !== 0) throw new Error(`PostgreSQL could not make its data folder: ${tail(logFile, 3)}`)
  } finally {
    closeSync(log)
    unlinkSync(passwordFile)
  }
  rmSync(place.data, { recursive: true, force: true })
  renameSync(draft, place.data)
}

function spawnServer(place: Place, options: PostgresOptions, logFile: string): ChildProcess {
  const all = { ...settings, ...(options.durability === 'fast' ? fastSettings : {}), port: String(options.port) }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(logFile)
  // Its own group, so that Ctrl-C in the terminal does not take the database away before those who use it.
  const server = spawn(join(place.bin, 'postgres'), ['-D', place.data, ...flags], {
    ...place.user,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true,
  })
  server.on('error', () => undefined)
  closeSync(log)
  guardChild(server, 'INT')
  return server
}

/** @throws Error when the server ends or says nothing for 30 s */
async function untilReady(server: ChildProcess, url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) {
      throw new Error(`PostgreSQL does not start: ${tail(logFile, 2)}`)
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL does not answer: ${(error as Error).message}`, { cause: error })
      await sleep(50)
    } finally {
      await client.end()
    }
  }
}

/** SIGINT is PostgreSQL's fast shutdown: it ends connections and writes everything down. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.pid === undefined) return
  if (server.exitCode === null && server.signalCode === null) server.kill('SIGINT')
  if (await ended(server, 10_000)) return
  server.kill('SIGQUIT')
  if (await ended(server, 5_000)) return
  signalGroup(server, 'SIGKILL')
  await ended(server, 2_000)
}
