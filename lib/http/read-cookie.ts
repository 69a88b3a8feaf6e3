/** `__Host-` binds the cookie to this very host, to HTTPS (or localhost) and to the whole path. */
export const sessionCookie = '__Host-akushu-session'
/** Binds what a browser has begun to that very browser, before anybody is signed in. */
export const browserCookie = '__Host-akushu-browser'
export const localeCookie = 'locale'

/** One cookie's value out of a `Cookie` header, or null. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, ...rest] = part.trim().split('=')
    if (key === name) return rest.join('=')
  }
  return null
}

/** The browser that a `Cookie` header names; null for a value that is not of our making, which may be anything and of any length. */
export function readBrowser(header: string | null): string | null {
  const browser = readCookie(header, browserCookie)
  return browser !== null && /^[\w-]{43}$/.test(browser) ? browser : null
}
