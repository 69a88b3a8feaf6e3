import type { IncomingHttpHeaders } from 'node:http'
import { Problem } from '@/lib/platform/problem'

/** Why the front door sends a request to the route of refusals, in a header that no client can set. */
export const refusalHeader = 'x-akushu-refusal'
export const refusalPath = '/api/refused'
export type Refusal = 'invalid_input' | 'not_found' | 'method_not_allowed'

/**
 * Headers by which a client could talk to the framework, or say what only a proxy of ours may say, which it does in
 * `X-Forwarded-For` alone. No browser of ours sends one.
 */
const disguises =
  /^(?:x-akushu-(?:peer|refusal)|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*|x-prerender-.*|x-nextjs-data|x-next-.*|next-action|next-resume|x-http-method(?:-override)?|x-method-override|x-original-.*|x-rewrite-url|x-forwarded-(?!for$).*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|forwarded)$/

export function dropDisguises(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) if (disguises.test(name)) Reflect.deleteProperty(headers, name)
}

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

/** What can be refused without looking at what it asks for; null for everything else. */
export function refusalOf(method: string, path: string, isDevelopment: boolean): Refusal | null {
  if (!isReadable(path)) return 'invalid_input'
  if (path === '/api') return 'not_found'
  if (!methods.includes(method)) return 'method_not_allowed'
  // Pages are read. What posts to one means a server action, of which there are none.
  if (!path.startsWith('/api/') && !['GET', 'HEAD'].includes(method) && !(isDevelopment && /^\/(?:_next|__next)/.test(path))) return 'method_not_allowed'
  return null
}

/**
 * False for what nobody can read, and for what others would read as another path: a URL's parser takes dot segments away,
 * however they are written, and a backslash for a slash (WHATWG URL, path state). What is decided here must be what is served.
 */
function isReadable(path: string): boolean {
  if (path.includes('\\') || path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))) return false
  try {
    return path.startsWith('/') && !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

/** The refusal that the front door has decided, or `not_found`. Throws it. */
export function refuse(refusal: string | undefined): never {
  if (refusal === 'invalid_input') throw new Problem(refusal, { user: 'The path cannot be read: it holds “.” or “..” as a part, a backslash, or a broken percent sign.' })
  throw new Problem(refusal === 'method_not_allowed' ? refusal : 'not_found')
}
