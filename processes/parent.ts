/** A process that does not end by itself in this time after being asked is ended hard; its supervisor waits 5 s. */
const patienceMs = 4_000

/**
 * Ends this process when its supervisor asks (SIGTERM, SIGINT) or is gone: killed outright it can ask nothing, but the
 * channel between us closes. Started by hand there is no channel, and only the signals count.
 * @param close gives back what the process holds: servers, pools, listeners
 */
export function endWithParent(close: () => Promise<void> | void): void {
  let isEnding = false
  const end = async () => {
    if (isEnding) return
    isEnding = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    try {
      await close()
      process.exit(0)
    } catch (error) {
      console.error(error)
      process.exit(1)
    }
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
}

/** The same for a program that has its own handler of SIGTERM. */
export function signalWhenParentIsGone(): void {
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), patienceMs).unref()
    process.kill(process.pid, 'SIGTERM')
  })
}

/** Tells the supervisor that this process does its work now. Started by hand there is nobody to tell. */
export function tellReady(): void {
  process.send?.('ready')
}
