import type { Ports } from '@/lib/platform/ports'
import { findFingerprints } from './store'

/** How soon an open stream notices that its person's session or rights have changed, ms. */
const checkEveryMs = 1_000

type Watched = { fingerprint: string | null; changed: Set<(ended: boolean) => void> }
type Watch = { sessions: Map<string, Watched>; timer: NodeJS.Timeout | null; isAsking: boolean }

const watches = new WeakMap<Ports['realtime'], Watch>()

/**
 * Calls `changed` once the session no longer holds (`ended`), or its person's roles or bans are others than
 * at the start. All open streams of a process are asked for in one query a second; a notice makes it sooner.
 * Returns the end of the watch.
 */
export function watchRights(ports: Ports, sessionId: string, changed: (ended: boolean) => void): () => void {
  const watch = watchOf(ports)
  const watched = watch.sessions.get(sessionId) ?? { fingerprint: null, changed: new Set() }
  watched.changed.add(changed)
  watch.sessions.set(sessionId, watched)
  watch.timer ??= setInterval(() => void ask(ports, watch), checkEveryMs)
  const off = ports.realtime.subscribe(`session:${sessionId}`, () => void ask(ports, watch))
  return () => {
    off()
    watched.changed.delete(changed)
    if (watched.changed.size === 0) watch.sessions.delete(sessionId)
    if (watch.sessions.size > 0 || !watch.timer) return
    clearInterval(watch.timer)
    watch.timer = null
  }
}

function watchOf(ports: Ports): Watch {
  const known = watches.get(ports.realtime)
  if (known) return known
  const watch: Watch = { sessions: new Map(), timer: null, isAsking: false }
  watches.set(ports.realtime, watch)
  return watch
}

async function ask(ports: Ports, watch: Watch): Promise<void> {
  if (watch.isAsking) return
  watch.isAsking = true
  try {
    const asked = [...watch.sessions]
    const fingerprints = await findFingerprints(ports.db, asked.map(([id]) => id), ports.clock.now())
    for (const [id, watched] of asked) {
      const now = fingerprints.get(id)
      if (now === undefined) tell(watched, true)
      else if (watched.fingerprint !== null && watched.fingerprint !== now) tell(watched, false)
      watched.fingerprint = now ?? null
    }
  } catch (error) {
    // The database is away: nothing can be given out either, so the streams may wait for it.
    ports.log.warn({ err: error }, 'open streams could not be checked')
  } finally {
    watch.isAsking = false
  }
}

function tell(watched: Watched, ended: boolean): void {
  for (const changed of watched.changed) changed(ended)
}
