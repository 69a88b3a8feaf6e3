import { spawn, type ChildProcess } from 'node:child_process'

/**
 * Sees to it that a child does not outlive us, even when we are killed outright and can do nothing any more. A tiny
 * shell waits on a pipe that only we hold; when the system closes it, the shell ends the child's process group: politely
 * at first, by force after 5 s. The child must lead its own group (`detached: true`).
 * @param politeSignal what asks the child to end
 */
export function guardChild(child: ChildProcess, politeSignal: 'TERM' | 'INT'): void {
  const { pid } = child
  if (pid === undefined) return
  const script = [
    'read _line',
    `kill -${politeSignal} -$0 2>/dev/null`,
    'for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 -$0 2>/dev/null || exit 0; sleep 0.5; done',
    'kill -KILL -$0 2>/dev/null',
  ].join('\n')
  const guard = spawn('sh', ['-c', script, String(pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' })
  guard.on('error', () => undefined)
  guard.stdin.on('error', () => undefined)
  guard.unref()
  child.once('exit', () => guard.kill('SIGKILL'))
}

/** Signals a child's whole group; one that is already gone is no error. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Waits until the child has ended, for at most `milliseconds`. */
export function ended(child: ChildProcess, milliseconds: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(true)
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(false), milliseconds)
    const onExit = () => finish(true)
    const finish = (isEnded: boolean) => {
      clearTimeout(timer)
      child.off('exit', onExit)
      resolve(isEnded)
    }
    child.once('exit', onExit)
  })
}
