/**
 * Keeps the screen on, and asks before the page is left, for as long as a broadcast is live.
 * @returns the way to stop
 */
export function guardPage(): () => void {
  let lock: WakeLockSentinel | null = null
  let stopped = false
  const keepAwake = () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    navigator.wakeLock.request('screen').then(
      (granted) => {
        if (stopped) void granted.release()
        else lock = granted
      },
      // Refused on low battery, for example: the broadcast goes on, the screen may sleep.
      () => undefined,
    )
  }
  const warn = (event: BeforeUnloadEvent) => event.preventDefault()
  keepAwake()
  document.addEventListener('visibilitychange', keepAwake)
  window.addEventListener('beforeunload', warn)
  return () => {
    stopped = true
    document.removeEventListener('visibilitychange', keepAwake)
    window.removeEventListener('beforeunload', warn)
    void lock?.release()
  }
}

const lockName = (broadcastId: string) => `akushu-studio-${broadcastId}`

/** True when no other page of this browser is live with this broadcast. */
export async function liveLockFree(broadcastId: string): Promise<boolean> {
  if (!('locks' in navigator)) return true
  const { held } = await navigator.locks.query()
  return !held?.some((lock) => lock.name === lockName(broadcastId))
}

/** Marks this page as the one that is live. @returns the way to stop */
export function holdLiveLock(broadcastId: string): () => void {
  if (!('locks' in navigator)) return () => undefined
  const held = new AbortController()
  void navigator.locks.request(lockName(broadcastId), { steal: true }, () =>
    new Promise<void>((resolve) => held.signal.addEventListener('abort', () => resolve())),
  ).catch(() => undefined)
  return () => held.abort()
}
