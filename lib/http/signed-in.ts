import { startBrowserCookie } from './asker'
import { startLocaleCookie, startSessionCookie } from './session-cookie'

/** The cookies of an answer that signs somebody in: its output lets neither the token nor the language out. */
export function sessionCookies({ token, locale }: { token: string; locale?: string | null }): string[] {
  return [startSessionCookie(token), ...(locale ? [startLocaleCookie(locale)] : [])]
}

/** The cookie of an answer to a browser that is known from now on. */
export function browserCookies({ browser }: { browser: string }): string[] {
  return [startBrowserCookie(browser)]
}
