import { env } from '@/lib/platform/env'
import { openPorts } from '@/lib/platform/open-ports'
import type { Ports, RequestContext } from '@/lib/platform/ports'
import { reportRefusals } from './metrics'

// Kept on globalThis: a hot reload makes this module anew, and each copy would open its own pool.
const place = globalThis as typeof globalThis & { akushuPorts?: Ports }

/** The app process's ports, opened at the first request. */
export function appPorts(): Ports {
  if (!place.akushuPorts) {
    place.akushuPorts = openPorts(env(), 'app').ports
    reportRefusals(place.akushuPorts.log)
  }
  return place.akushuPorts
}

/** The ports of one request. */
export function portsFor(request: RequestContext): Ports {
  const ports = appPorts()
  return { ...ports, request, log: ports.log }
}
