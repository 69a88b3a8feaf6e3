import { z } from 'zod'
import { QUALITIES } from './rungs'

/** After a reload within this time the broadcast goes on by itself. ms */
export const RESUME_BY_ITSELF_MS = 30_000
/** After a reload within this time the screen offers to go on. ms */
const RESUME_OFFER_MS = 6 * 3_600_000

const Memory = z.object({
  at: z.number(),
  testCamera: z.boolean(),
  cameraId: z.string().nullable(),
  microphoneId: z.string().nullable(),
  quality: z.enum(QUALITIES),
  rung: z.number(),
})

/**
 * What a page remembers of being live. `at` is the wall clock when it last was, ms; `rung` is where the ladder stood, for
 * a machine that was too slow a moment ago still is.
 */
export type LiveMemory = z.infer<typeof Memory>

/**
 * What to do when a page opens.
 * @param memory what this tab remembers
 * @param allowed the devices can be opened without a question
 * @param free no other page of this browser is live with this broadcast
 */
export function resumeChoice(
  memory: LiveMemory | null,
  nowMs: number,
  allowed: boolean,
  free: boolean,
): 'go_on' | 'offer' | 'nothing' {
  if (!memory || !free) return 'nothing'
  const agoMs = nowMs - memory.at
  if (agoMs < 0 || agoMs > RESUME_OFFER_MS) return 'nothing'
  return agoMs <= RESUME_BY_ITSELF_MS && (allowed || memory.testCamera) ? 'go_on' : 'offer'
}

const keyOf = (broadcastId: string) => `akushu.studio.live.${broadcastId}`

/** Read from the tab's own storage, so that a second tab does not take over by itself. */
export function recall(broadcastId: string): LiveMemory | null {
  const text = sessionStorage.getItem(keyOf(broadcastId))
  if (text === null) return null
  try {
    return Memory.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Not ours, or cut off: as if nothing was remembered.
    return null
  }
}

export function remember(broadcastId: string, memory: LiveMemory): void {
  sessionStorage.setItem(keyOf(broadcastId), JSON.stringify(memory))
}

export function forget(broadcastId: string): void {
  sessionStorage.removeItem(keyOf(broadcastId))
}
