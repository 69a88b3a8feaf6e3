import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from '@/processes/child'

const deadlineMs = 60_000
const hopeless = 3

/**
 * Waits until a url answers 200.
 * @throws Error with the child's last words when it keeps ending or stays silent for 60 s
 */
export async function untilHealthy(name: string, url: string, child: Child, signal?: AbortSignal): Promise<void> {
  const crashesBefore = child.crashes()
  const deadline = performance.now() + deadlineMs
  for (;;) {
    signal?.throwIfAborted()
    if (await answers(url)) return
    if (child.crashes() - crashesBefore >= hopeless) throw new Error(`The ${name} does not start: ${child.lastWords()}`)
    if (performance.now() > deadline) throw new Error(`The ${name} does not answer at ${url}: ${child.lastWords()}`)
    await sleep(100)
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
    await response.body?.cancel()
    return response.status === 200
  } catch {
    // Not listening yet, which is what we wait for.
    return false
  }
}
