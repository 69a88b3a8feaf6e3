import { Problem } from '@/lib/platform/problem'
import type { Caller } from './find-caller'

/** Large bodies of one sender that are read or worked upon at once. Encoders and the studio overlap a few. */
const mostBodies = 24
/** Of the memory for large bodies, one sender may fill this part. */
const share = 1 / 4

type Held = { bytes: number; bodies: number }
type Memory = Held & { senders: Map<string, Held> }

// Kept on globalThis: routes may each hold a copy of this module, and the memory is the process's.
const place = globalThis as typeof globalThis & { akushuBodyMemory?: Memory }
const memory = (): Memory => (place.akushuBodyMemory ??= { bytes: 0, bodies: 0, senders: new Map() })

/** One body's place in memory. */
export type HeldBody = {
  /** So many bytes more have come. Throws `too_many_requests` when its sender has too much here, `unavailable` when all together have. */
  grow(bytes: number): void
  /** It is worked upon no more. Call it once, always. */
  release(): void
}

/** A body so small that nobody counts it. */
export const weightless: HeldBody = { grow: () => {}, release: () => {} }

/**
 * Makes room for one large body before it is read. What a sender holds back counts for nothing, what has come counts until its
 * request is answered; so that neither one sender nor all together fill the process.
 * @param sender who sends: a person, an encoder's key
 * @param most bytes of all large bodies at once
 * Throws `too_many_requests` for one body too many of this sender.
 */
export function holdBody(sender: string, most: number): HeldBody {
  const all = memory()
  const own = all.senders.get(sender) ?? { bytes: 0, bodies: 0 }
  if (own.bodies >= mostBodies) throw tooMuch(`More than ${mostBodies} uploads of yours are running.`)
  all.senders.set(sender, own)
  const both = [all, own]
  for (const held of both) held.bodies += 1
  let length = 0
  return {
    grow(bytes) {
      if (own.bytes + bytes > most * share) throw tooMuch('More of your uploads are here than can be worked upon at once.')
      if (all.bytes + bytes > most) throw new Problem('unavailable', { log: 'the memory for bodies is full', retryAfterSeconds: 1 })
      length += bytes
      for (const held of both) held.bytes += bytes
    },
    release() {
      for (const held of both) {
        held.bodies -= 1
        held.bytes -= length
      }
      if (own.bodies === 0) all.senders.delete(sender)
    },
  }
}

/** Who sends: all sessions of a person are one, and so are all connections of an encoder's key. */
export function senderOf(caller: Caller, network: string | null): string {
  switch (caller.kind) {
    case 'person':
      return caller.personId
    case 'encoder':
      return caller.keyId
    case 'anonymous':
      return network ?? 'nowhere'
  }
}

function tooMuch(what: string): Problem {
  return new Problem('too_many_requests', { user: `${what} Wait for some of them.`, retryAfterSeconds: 1 })
}
