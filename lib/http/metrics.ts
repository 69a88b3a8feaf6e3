import { Counter, Registry } from 'prom-client'

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

export function countRefusal(action: string, code: string, caller: string): void {
  metrics().refusals.inc({ action, code, caller })
}
