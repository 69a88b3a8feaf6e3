/** A place on this site to go back to; `/` for anything else, so that nobody can be sent elsewhere after signing in. */
export function safeNext(next: string | null | undefined): string {
  if (next === null || next === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return '/'
  return next.startsWith('/signin') ? '/' : next
}

/** The sign-in page that comes back to `next`, a path with its query. */
export function signInPath(next: string): string {
  const place = safeNext(next)
  return place === '/' ? '/signin' : `/signin?next=${encodeURIComponent(place)}`
}
