const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** For how long requests are remembered, so that they can be counted, ms. */
export const countedForMs = day

/** Whose allowance a request takes. */
export type Lane = 'known' | 'stranger' | 'reserved'

/** Of one browser and one address that it has proved before: nobody else's asking touches it. */
const perKnownBrowser = { hour: 6, day: 20 }
/** Of one network and one address, as long as the browser is a stranger. */
const perNetwork = { hour: 3, day: 6 }
/** Of all strangers and one address together: what a mailbox has to bear. */
const perAddress = { hour: 6, day: 20 }
/** Beyond that, for networks that have not asked for this address within the day, one each. */
const reservedADay = 10
const perBrowser = 12

type Past = { createdAt: Date }
/** A request for the address in question. */
export type PastAsk = Past & { lane: Lane; browserHash: string; networkHash: string }
/** The browser that asks, under every hash that it and its network may be kept by. */
export type Asking = { isKnown: boolean; browserHashes: readonly string[]; networkHashes: readonly string[] }

/**
 * Whose allowance a request for a code takes, and how long to wait before it may, ms; 0 for not at all. Counted alike for
 * every address, known to us or not: a browser is known by what it has proved itself, which it may be told.
 *
 * A request's five tries are its own: no limit refuses a right code, so that nobody's wrong ones lock somebody else out.
 * What bounds guessing is how many codes there are. Strangers get 20 + 10 a day for one address, of five tries each: 150 in
 * a million, whoever they are and however many, and its owner gets a mail with each. At that rate an even chance takes more than twelve
 * years. A known browser's own 20 make 100 in a million, for whoever sits where the address was proved before.
 *
 * One network takes three an hour and six a day of them, so that the strangers' cap takes four networks a day, and what is
 * reserved ten more. The owner is then still let in where they signed in before, and everywhere by a passkey or an account
 * elsewhere, which need no mail.
 *
 * @param past all requests for the address within the last day
 */
export function admit(past: readonly PastAsk[], { isKnown, browserHashes, networkHashes }: Asking, now: Date): { lane: Lane; waitMs: number } {
  const isOf = (lane: Lane) => (one: PastAsk) => one.lane === lane
  if (isKnown) {
    const own = past.filter((one) => one.lane === 'known' && browserHashes.includes(one.browserHash))
    return { lane: 'known', waitMs: waitWithin(own, perKnownBrowser, now) }
  }
  const neighbours = past.filter((one) => one.lane !== 'known' && networkHashes.includes(one.networkHash))
  const networkMs = waitWithin(neighbours, perNetwork, now)
  const addressMs = waitWithin(past.filter(isOf('stranger')), perAddress, now)
  if (addressMs === 0 || neighbours.length > 0) return { lane: 'stranger', waitMs: Math.max(networkMs, addressMs) }
  const reservedMs = waitUntilBelow(past.filter(isOf('reserved')), reservedADay, day, now)
  return reservedMs === 0 ? { lane: 'reserved', waitMs: 0 } : { lane: 'stranger', waitMs: Math.min(reservedMs, addressMs) }
}

/** How long before this browser may ask for another code, ms, whatever the addresses. */
export function waitForBrowser(past: readonly Past[], now: Date): number {
  return waitUntilBelow(past, perBrowser, hour, now)
}

function waitWithin(past: readonly Past[], most: { hour: number; day: number }, now: Date): number {
  return Math.max(waitUntilBelow(past, most.hour, hour, now), waitUntilBelow(past, most.day, day, now))
}

/** How long until fewer than `most` lie within the last `span`. */
function waitUntilBelow(past: readonly Past[], most: number, span: number, now: Date): number {
  const recent = past.filter(({ createdAt }) => createdAt.getTime() > now.getTime() - span).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  const leaving = recent.at(-most)
  return leaving ? leaving.createdAt.getTime() + span - now.getTime() : 0
}
