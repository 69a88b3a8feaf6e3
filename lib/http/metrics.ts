import { Counter, Registry } from 'prom-client'
import type { Log } from '@/lib/platform/log'

type Metrics = { registry: Registry; refusals: Counter }

// Kept on globalThis: route bundles may each hold a copy of this module, and a hot reload makes more.
const place = globalThis as typeof globalThis & { akushuMetrics?: Metrics }

function metrics(): Metrics {
  if (!place.akushuMetrics) {
    const registry = new Registry()
    const refusals = new Counter({
      name: 'akushu_refusals_total',
      help: 'Refused requests by action, code and kind of caller.',
      labelNames: ['action', 'code', 'caller'],
      registers: [registry],
    })
    place.akushuMetrics = { registry, refusals }
  }
  return place.akushuMetrics
}

const reportEveryMs = 60_000

/** Writes what was refused since the last minute into the log: anonymous refusals are in no other book. */
export function reportRefusals(log: Log): void {
  const told = new Map<string, number>()
  setInterval(() => {
    metrics()
      .refusals.get()
      .then(({ values }) => {
        for (const { labels, value } of values) {
          const key = JSON.stringify(labels)
          const count = value - (told.get(key) ?? 0)
          told.set(key, value)
          if (count > 0) log.info({ ...labels, count }, 'refused in the last minute')
        }
      })
      .catch((error: unknown) => log.error({ err: error }, 'refusals could not be counted'))
  }, reportEveryMs).unref()
}

export function countRefusal(action: string, code: string, caller: string): void {
  metrics().refusals.inc({ action, code, caller })
}
