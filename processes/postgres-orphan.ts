import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Clears what a server left behind that was not stopped properly. PostgreSQL removes a stale `postmaster.pid` itself,
 * but not when its number has since been given to some other process; and a server that survived its supervisor is
 * still running.
 * @param data the server's data folder
 */
export async function endOrphan(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return rmSync(file, { force: true })
  if (!commandOf(pid).includes(data)) return rmSync(file, { force: true })
  for (const [signal, waitMs] of [['SIGINT', 10_000], ['SIGQUIT', 5_000], ['SIGKILL', 2_000]] as const) {
    process.kill(pid, signal)
    for (let waited = 0; waited < waitMs; waited += 100) {
      if (!commandOf(pid).includes(data)) return
      await sleep(100)
    }
  }
  throw new Error(`PostgreSQL process ${pid} of an earlier start does not end.`)
}

/** The command line of a process; empty when there is no such process. */
function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  if (existsSync('/proc/self/cmdline')) return existsSync(file) ? readFileSync(file, 'utf8') : ''
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
