/** For how long a key that opened nothing is not looked up again, ms: its maker's place may come back. */
const standsMs = 5_000
const mostKeys = 10_000

/** Until when the refusal of a key stands, by its hash, the latest last. */
const refused = new Map<string, number>()

/** Whether this key of ours opened nothing a moment ago in this process: whoever repeats it costs no query. */
export function isRefusedStill(hash: string, nowMs: number): boolean {
  return (refused.get(hash) ?? 0) > nowMs
}

/** Only for keys with our mark: made-up ones would push these out. */
export function noteRefusedKey(hash: string, nowMs: number): void {
  refused.delete(hash)
  refused.set(hash, nowMs + standsMs)
  const [oldest] = refused.keys()
  if (refused.size > mostKeys && oldest !== undefined) refused.delete(oldest)
}
