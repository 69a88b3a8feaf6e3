import { nextPath } from '@/lib/accounts/contract'

/** A place on this site to go back to; `/` for anything else, so that nobody can be sent elsewhere after signing in, nor in a circle. */
export function safeNext(next: string | null | undefined): string {
  const place = nextPath(next) ?? '/'
  return /^\/signin(?![^/?#])/.test(place) ? '/' : place
}

/** The sign-in page that comes back to `next`, a path with its query. */
export function signInPath(next: string): string {
  const place = safeNext(next)
  return place === '/' ? '/signin' : `/signin?next=${encodeURIComponent(place)}`
}
