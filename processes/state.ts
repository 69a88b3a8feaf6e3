import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What an earlier supervisor of this state folder left. */
export type Claim = { wasLeft: boolean; release(): void }

/**
 * Makes the state folder and notes that this process looks after it.
 * @throws Error in one line when it cannot be written, or when another supervisor runs on it
 */
export function claimState(stateDir: string): Claim {
  const file = join(stateDir, 'supervisor.pid')
  const earlier = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const [pid, born] = earlier.split(' ')
  if (pid && born && processBirth(Number(pid)) === born && Number(pid) !== process.pid) {
    throw new Error(`It runs already, as process ${pid}: stop that one first.`)
  }
  try {
    for (const folder of ['storage', 'vault', 'logs']) mkdirSync(join(stateDir, folder), { recursive: true })
    writeFileSync(file, `${process.pid} ${processBirth(process.pid)}`)
  } catch (error) {
    throw new Error(`The folder ${stateDir} cannot be written: ${(error as Error).message}`, { cause: error })
  }
  return { wasLeft: earlier !== '', release: () => rmSync(file, { force: true }) }
}

/** Tells a process from a later one with the same number; empty when there is no such process. */
function processBirth(pid: number): string {
  if (!(pid > 0)) return ''
  const stat = `/proc/${pid}/stat`
  if (existsSync('/proc/self/stat')) {
    // The 22nd field counts from after the name, which may itself hold spaces and brackets.
    return existsSync(stat) ? (readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '') : ''
  }
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch {
    return ''
  }
}
