import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { guardChild } from '@/processes/guard'
import { nodePath } from '@/processes/node-path'
import { projectRoot } from '@/processes/root'
import { copyTree } from '@/processes/tree-copy'

/** A negative control: one defence taken out, and the check that must notice. */
export type Mutation = {
  /** The patch's file without its ending: `3-tickets-of-anybody`. */
  name: string
  file: string
  check: number
  /** What the check must say, so that it fails for the right reason. */
  provokes: RegExp
}

const folder = join(projectRoot, 'tests', 'abuse', 'mutations')
const copy = join(projectRoot, '.test', 'mutant')
/** All patches in order. A patch begins with a line `Provokes: …`. Throws when one does not. */
export function allMutations(): Mutation[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.patch'))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b))
    .map((file) => {
      const provokes = /^Provokes: (.+)$/m.exec(readFileSync(join(folder, file), 'utf8'))?.[1]
      if (!provokes) throw new Error(`${file} does not say what it provokes`)
      return { name: basename(file, '.patch'), file: join(folder, file), check: Number.parseInt(file, 10), provokes: new RegExp(provokes) }
    })
}

/**
 * Whether a patch still fits the tree.
 * @throws Error in one line when there is no git, which says nothing about the patch
 */
export function fits({ file }: Mutation): boolean {
  try {
    gitApply(projectRoot, '--check', file)
    return true
  } catch (error) {
    if (isMissing(error)) throw new Error('git is missing, which tries the patches in tests/abuse/mutations: install it.', { cause: error })
    // It says so by its exit code; why does not matter here.
    return false
  }
}

/** In a folder below another repository git would look for the files from that one's top; the ceiling keeps it here. */
function gitApply(cwd: string, ...args: string[]): void {
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(cwd) }
  execFileSync('git', ['apply', ...args], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** Makes the patched copy: sources copied, packages linked. Nothing that is linked is ever written. */
export function makeMutant({ file }: Mutation): void {
  copyTree(copy)
  gitApply(copy, file)
}

export function removeMutant(): void {
  rmSync(copy, { recursive: true, force: true })
}

/** Runs one check, with small counts, in the patched copy. @returns what it printed and its exit code */
export async function runInMutant({ check }: Mutation, port: number): Promise<{ code: number | null; output: string }> {
  const args = [join('processes', 'run.mjs'), 'accept', '--small', '--checks-only', '--port', String(port), String(check)]
  const { npm_lifecycle_event: _npm, ...env } = process.env
  const child = spawn(nodePath(), args, { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  guardChild(child, 'TERM')
  const pieces: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => pieces.push(piece))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, output: Buffer.concat(pieces).toString('utf8') }
}
