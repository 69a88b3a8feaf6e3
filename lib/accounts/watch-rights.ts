import type { Ports } from '@/lib/platform/ports'
import type { PersonActor } from './contract'
import { findFingerprints } from './store'

/** How soon an open stream notices that its person's session or rights have changed, ms. */
const checkEveryMs = 1_000

/** Who is to be told, each with the rights that their stream was opened with. */
type Watched = Map<(ended: boolean) => void, string>
type Watch = { sessions: Map<string, Watched>; timer: NodeJS.Timeout | null; isDue: boolean; isAsking: boolean }

const watches = new WeakMap<Ports['realtime'], Watch>()

/**
 * Calls `changed` once the session no longer holds (`ended`), or its person's roles or bans are others than
 * those the actor was found with. All open streams of a process are asked for in one query a second; a notice
 * makes it sooner. Returns the end of the watch.
 */
export function watchRights(ports: Ports, actor: PersonActor, changed: (ended: boolean) => void): () => void {
  const { sessionId } = actor
  const watch = watchOf(ports)
  const watched: Watched = watch.sessions.get(sessionId) ?? new Map()
  // Compared with what the gate saw, not with a first look later: nothing may change unseen in between.
  watched.set(changed, actor.rights)
  watch.sessions.set(sessionId, watched)
  watch.timer ??= setInterval(() => void ask(ports, watch), checkEveryMs)
  const off = ports.realtime.subscribe(`session:${sessionId}`, () => void ask(ports, watch))
  return () => {
    off()
    watched.delete(changed)
    if (watched.size === 0) watch.sessions.delete(sessionId)
    if (watch.sessions.size > 0 || !watch.timer) return
    clearInterval(watch.timer)
    watch.timer = null
  }
}

function watchOf(ports: Ports): Watch {
  const known = watches.get(ports.realtime)
  if (known) return known
  const watch: Watch = { sessions: new Map(), timer: null, isDue: false, isAsking: false }
  watches.set(ports.realtime, watch)
  return watch
}

/** One query at a time; whoever asks while it runs is answered by the next. */
async function ask(ports: Ports, watch: Watch): Promise<void> {
  watch.isDue = true
  if (watch.isAsking) return
  watch.isAsking = true
  try {
    while (watch.isDue) {
      watch.isDue = false
      await compare(ports, watch)
    }
  } catch (error) {
    // The database is away: nothing can be given out either, so the streams may wait for it.
    ports.log.warn({ err: error }, 'open streams could not be checked')
  } finally {
    watch.isAsking = false
  }
}

async function compare(ports: Ports, watch: Watch): Promise<void> {
  const asked = [...watch.sessions]
  const fingerprints = await findFingerprints(ports.db, asked.map(([id]) => id), ports.clock.now())
  for (const [id, watched] of asked) {
    const now = fingerprints.get(id)
    for (const [changed, before] of watched) if (now !== before) changed(now === undefined)
  }
}
