import { notFound } from '@/lib/platform/problem'

/**
 * Refuses a request that did not come to a loopback name. Beside the demo's listening on 127.0.0.1 alone,
 * this stops a page on a foreign name that was made to resolve to this machine (DNS rebinding).
 * Throws `not_found`.
 */
export function checkLoopback(host: string | undefined): void {
  const name = host?.replace(/:\d+$/, '').toLowerCase()
  if (!name || !(name === 'localhost' || name.endsWith('.localhost') || name === '127.0.0.1')) {
    throw notFound('a demo sign-in under a name that is not loopback')
  }
}
