import { Problem } from '@/lib/platform/problem'

export type Limit = { requests: number; perSeconds: number } | null

const words = { sec: 1, min: 60, hour: 3600 } as const

/** `perActor('10/min')`: by session first, by network where there is none. */
export function perActor(rate: `${number}/${keyof typeof words}`): Limit {
  const [count, unit] = rate.split('/') as [string, keyof typeof words]
  return { requests: Number(count), perSeconds: words[unit] }
}

/** For routes that something else bounds, such as the length of a page's life. */
export const unlimitedBecause = (_because: string): Limit => null

type Bucket = { tokens: number; at: number }
const buckets = new Map<string, Bucket>()
const mostBuckets = 50_000

/**
 * A token bucket per route and actor, in this process's memory.
 * Throws `too_many_requests` with the seconds until the next token.
 */
export function takeToken(key: string, limit: Limit, nowMs: number): void {
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
