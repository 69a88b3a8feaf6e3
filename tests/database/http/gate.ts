import type { MarkedHandler } from '@/lib/http/route'
import { sessionCookie } from '@/lib/http/read-cookie'
import type { Ports } from '@/lib/platform/ports'
import { signIn } from '../cast'
import type { Stage } from '../stage'

type Asking = { method?: string; params?: Record<string, string | string[]>; headers?: Record<string, string>; body?: ReadableStream<Uint8Array> | string }

/** Lets the routes of this file's process stand on the stage's own ports. */
export function standOn(ports: Ports): void {
  const place = globalThis as typeof globalThis & { akushuPorts?: Ports }
  place.akushuPorts = ports
}

/** Asks a route as a signed-in browser does, through the whole gate. */
export async function askAs(stage: Stage, personId: string) {
  const { token } = await signIn(stage, personId)
  const [origin] = stage.ports.env.appOrigins
  return (handler: MarkedHandler, path: string, { method = 'GET', params = {}, headers = {}, body }: Asking = {}): Promise<Response> => {
    const own = { cookie: `${sessionCookie}=${token}`, origin, host: new URL(origin).host }
    // Node wants `duplex` for a streamed body, which the types do not know.
    const request = new Request(`${origin}${path}`, { method, headers: { ...own, ...headers }, body, duplex: 'half' } as RequestInit)
    return handler(request, { params: Promise.resolve(params) })
  }
}
