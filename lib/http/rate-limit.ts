import { Problem } from '@/lib/platform/problem'

export type Limit = { requests: number; perSeconds: number } | null

const words = { sec: 1, min: 60, hour: 3600 } as const

/** `perActor('10/min')`: by session first; without one by browser, and by network loosely. */
export function perActor(rate: `${number}/${keyof typeof words}`): Limit {
  const [count, unit] = rate.split('/') as [string, keyof typeof words]
  return { requests: Number(count), perSeconds: words[unit] }
}

/** For routes that something else bounds, such as the length of a page's life. */
export const unlimitedBecause = (_because: string): Limit => null

/** Who is counted. Keys of sessions, and of encoders, are true; an anonymous browser may have made its name up, in our cookie's form. */
export type Counted = { key: string | null; browser: string | null; network: string | null }

/** A carrier puts very many people behind one address: those without a session share this many times the limit there. */
const neighbours = 10

/**
 * Takes a token for one request of a route.
 * @param route what counts for itself
 * Throws `too_many_requests` with the seconds until the next token.
 */
export function takeTokens(route: string, { key, browser, network }: Counted, limit: Limit, nowMs: number): void {
  if (!limit) return
  if (key !== null) return takeToken(`${route} key ${key}`, limit, nowMs)
  // The network first: whoever makes up browsers gets no more of them counted once it has had enough.
  takeToken(`${route} network ${network ?? 'nowhere'}`, { ...limit, requests: limit.requests * neighbours }, nowMs)
  if (browser !== null) takeToken(`${route} browser ${browser}`, limit, nowMs, browsers)
}

type Bucket = { tokens: number; at: number }
type Buckets = Map<string, Bucket>
/** Of networks and keys. */
const known: Buckets = new Map()
/** Of browsers, apart: whoever makes them up pushes out other browsers at most, and never a network or a key. */
const browsers: Buckets = new Map()
/** In each of both. */
const mostBuckets = 50_000

/**
 * A token bucket in this process's memory.
 * Throws `too_many_requests` with the seconds until the next token.
 */
export function takeToken(key: string, limit: Limit, nowMs: number, buckets: Buckets = known): void {
  if (!limit) return
  const perMs = limit.requests / (limit.perSeconds * 1000)
  const bucket = buckets.get(key) ?? { tokens: limit.requests, at: nowMs }
  const tokens = Math.min(limit.requests, bucket.tokens + (nowMs - bucket.at) * perMs)
  buckets.delete(key)
  buckets.set(key, { tokens: Math.max(0, tokens - 1), at: nowMs })
  if (buckets.size > mostBuckets) {
    const oldest = buckets.keys().next().value
    if (oldest !== undefined) buckets.delete(oldest)
  }
  if (tokens < 1) {
    throw new Problem('too_many_requests', { retryAfterSeconds: Math.max(1, Math.ceil((1 - tokens) / perMs / 1000)) })
  }
}
