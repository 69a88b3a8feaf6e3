import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { guardChild, signalGroup } from '@/processes/guard'
import { openLog } from '@/processes/logs'
import { nodePath } from '@/processes/node-path'
import { projectRoot } from '@/processes/root'

/**
 * Runs a script with Node to its end, writing to a log; it ends with us whatever happens.
 * @param signal kills it
 * @returns its exit code; null when a signal ended it
 */
export async function runToEnd(
  script: string,
  args: string[],
  environment: NodeJS.ProcessEnv,
  logFile: string,
  signal?: AbortSignal,
): Promise<number | null> {
  const log = openLog(logFile)
  const child = spawn(nodePath(), ['--enable-source-maps', script, ...args], {
    cwd: projectRoot,
    env: environment,
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  guardChild(child, 'TERM')
  const kill = () => signalGroup(child, 'SIGKILL')
  signal?.addEventListener('abort', kill)
  try {
    return await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
  } finally {
    signal?.removeEventListener('abort', kill)
  }
}
