import { startStack, type Stack, type StackOptions } from '@/processes/stack'
import { terminalProgress } from '@/processes/progress'

/**
 * Runs a stack for a person at a terminal: says what goes on, and stops everything on Ctrl-C, SIGTERM or a closed
 * terminal. A second Ctrl-C gives up waiting; the children's guards then end them.
 * @param onReady after the start; what it returns is undone before the stack stops
 */
export async function runInTerminal(
  options: Omit<StackOptions, 'progress' | 'signal'>,
  onReady: (stack: Stack, say: (line: string) => void) => Promise<(() => Promise<void>) | undefined>,
): Promise<void> {
  const controller = new AbortController()
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (controller.signal.aborted) process.exit(1)
        controller.abort()
        resolve()
      })
    }
  })
  const progress = terminalProgress()
  try {
    const stack = await startStack({ ...options, progress, signal: controller.signal })
    const undo = await onReady(stack, progress.say)
    await asked
    progress.say('Stopping …')
    await undo?.()
    await stack.stop()
    progress.say('Stopped.')
    process.exit(0)
  } catch (error) {
    if (controller.signal.aborted) process.exit(0)
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
