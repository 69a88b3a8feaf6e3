const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** For how long requests are remembered, so that they can be counted, ms. */
export const countedForMs = day

const perAddress = { hour: 6, day: 20 }
/** Tries at the codes of one address in a day, the right ones too: a guesser's chance is 30 in a million. */
const triesPerAddress = 30
const perBrowser = 12

type Past = { createdAt: Date; tries: number }

/**
 * How long to wait before this address may be sent another code, ms; 0 for not at all. Counted alike for every
 * address, known to us or not. `past` are its requests of the last day.
 */
export function waitForAddress(past: readonly Past[], now: Date): number {
  return Math.max(waitUntilBelow(past, perAddress.hour, hour, now), waitUntilBelow(past, perAddress.day, day, now), waitForTries(past, now))
}

/** The same for one browser's requests, whatever their addresses. */
export function waitForBrowser(past: readonly Past[], now: Date): number {
  return waitUntilBelow(past, perBrowser, hour, now)
}

/** How long until an address may be tried again, ms: until enough of the tries are a day old. */
export function waitForTries(past: readonly Past[], now: Date): number {
  let tries = past.reduce((sum, one) => sum + one.tries, 0)
  for (const one of inOrder(past)) {
    if (tries < triesPerAddress) return 0
    tries -= one.tries
    if (tries < triesPerAddress) return Math.max(0, one.createdAt.getTime() + day - now.getTime())
  }
  return 0
}

/** How long until fewer than `most` lie within the last `span`. */
function waitUntilBelow(past: readonly Past[], most: number, span: number, now: Date): number {
  const recent = inOrder(past).filter(({ createdAt }) => createdAt.getTime() > now.getTime() - span)
  const leaving = recent.at(-most)
  return leaving ? leaving.createdAt.getTime() + span - now.getTime() : 0
}

function inOrder(past: readonly Past[]): Past[] {
  return [...past].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}
