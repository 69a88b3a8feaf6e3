/** How a held request ended: its segment came, it waited too long, or there is nothing to wait for any more. */
export type HeldOutcome = 'present' | 'too_long' | 'closed'

type Held = { sequence: number; settle: (outcome: HeldOutcome) => void }

/** Requests that wait for a segment of one rendition. */
export class HeldRequests {
  private readonly waiting = new Set<Held>()

  get size(): number {
    return this.waiting.size
  }

  /**
   * Waits until a segment is announced.
   * @param longestMs after which the answer is `too_long`
   * @param gone settles it early as `closed`: the client went away
   */
  wait(sequence: number, longestMs: number, gone: AbortSignal): Promise<HeldOutcome> {
    return new Promise((resolve) => {
      const leave = () => held.settle('closed')
      const timer = setTimeout(() => held.settle('too_long'), longestMs)
      const held: Held = {
        sequence,
        settle: (outcome) => {
          if (!this.waiting.delete(held)) return
          clearTimeout(timer)
          gone.removeEventListener('abort', leave)
          resolve(outcome)
        },
      }
      this.waiting.add(held)
      gone.addEventListener('abort', leave, { once: true })
      if (gone.aborted) leave()
    })
  }

  /** A segment is there: all who waited for it or an earlier one go on. */
  announce(sequence: number): void {
    for (const held of this.waiting) if (held.sequence <= sequence) held.settle('present')
  }

  /** Nothing more is to come. */
  release(outcome: HeldOutcome): void {
    for (const held of this.waiting) held.settle(outcome)
  }
}
