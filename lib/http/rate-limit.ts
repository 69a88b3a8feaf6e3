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

/**
 * Who is counted. Keys of sessions, and of encoders, are true; an anonymous browser may have made its name up, in our cookie's form.
 * `neighbourhood` is what the network lies in, or itself.
 */
export type Counted = Place & { key: string | null; person?: string | null }
export type Place = { browser: string | null; network: string | null; neighbourhood: string | null }

/** A carrier puts very many people behind one address: those without a session share this many times the limit there. */
const neighbours = 10
/** And those of all networks of one customer this many times. */
const networks = 4 * neighbours
/** Whoever signs in again and again has all those sessions together this many times the limit: more devices than one person uses at once. */
const sessions = 4

/**
 * Takes a token for one request of a route.
 * @param route what counts for itself
 * Throws `too_many_requests` with the seconds until the next token.
 */
export function takeTokens(route: string, { key, person = null, ...place }: Counted, limit: Limit, nowMs: number): void {
  if (!limit) return
  if (key === null) return takeOfPlace(route, place, limit, nowMs)
  // The session first: one that floods is refused before it takes anything from the person's others.
  takeToken(`${route} key ${key}`, limit, nowMs)
  if (person !== null) takeToken(`${route} person ${person}`, times(limit, sessions), nowMs)
}

function takeOfPlace(route: string, { browser, network, neighbourhood }: Place, limit: NonNullable<Limit>, nowMs: number): void {
  // The network first: whoever makes up browsers gets no more of them counted once it has had enough.
  takeToken(bucketOf(route, network), times(limit, neighbours), nowMs)
  if (neighbourhood !== network) takeToken(bucketOf(route, neighbourhood), times(limit, networks), nowMs)
  if (browser !== null) takeToken(`${route} browser ${browser}`, limit, nowMs, browsers)
}

const bucketOf = (route: string, network: string | null) => `${route} network ${network ?? 'nowhere'}`
const times = (limit: NonNullable<Limit>, more: number) => ({ ...limit, requests: limit.requests * more })

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
  const tokens = tokensIn(buckets.get(key), limit, nowMs)
  buckets.delete(key)
  // What is refused takes nothing: else a trickle of refusals would keep a shared bucket empty for good.
  buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: nowMs })
  if (buckets.size > mostBuckets) {
    const oldest = buckets.keys().next().value
    if (oldest !== undefined) buckets.delete(oldest)
  }
  if (tokens < 1) throw tooMany(tokens, limit)
}

function tokensIn(bucket: Bucket | undefined, { requests, perSeconds }: NonNullable<Limit>, nowMs: number): number {
  return bucket ? Math.min(requests, bucket.tokens + ((nowMs - bucket.at) * requests) / (perSeconds * 1000)) : requests
}

function tooMany(tokens: number, { requests, perSeconds }: NonNullable<Limit>): Problem {
  return new Problem('too_many_requests', { retryAfterSeconds: Math.max(1, Math.ceil(((1 - tokens) * perSeconds) / requests)) })
}
