const place = 'akushu-invitation'
const form = /^[0-9a-f-]{36}\.[\w-]{43}$/

/**
 * The token out of the link's fragment, which is taken out of the address bar at once, so that it is in no history, no
 * screenshot and no link that somebody copies; or the one kept while its reader went to sign in. Null without either.
 */
export function takeToken(): string | null {
  const given = window.location.hash.slice(1)
  if (form.test(given)) {
    window.history.replaceState(window.history.state, '', window.location.pathname)
    keep(given)
    return given
  }
  const kept = read()
  return kept !== null && form.test(kept) ? kept : null
}

/** Forgets it, once it was used or put off. */
export function forgetToken(): void {
  try {
    window.sessionStorage.removeItem(place)
  } catch {
    // A browser that keeps nothing has nothing to forget.
    return
  }
}

function keep(token: string): void {
  try {
    window.sessionStorage.setItem(place, token)
  } catch {
    // Without storage the link must be opened again after signing in; the page says so.
    return
  }
}

function read(): string | null {
  try {
    return window.sessionStorage.getItem(place)
  } catch {
    return null
  }
}
