import { startBrowserCookie } from './asker'
import { startLocaleCookie, startSessionCookie } from './session-cookie'

/** The cookies of an answer that signs somebody in: its output lets neither the tokens nor the language out. */
export function sessionCookies({ token, browser, locale }: { token: string; browser?: string | null; locale?: string | null }): string[] {
  return [startSessionCookie(token), ...(browser ? browserCookies({ browser }) : []), ...(locale ? [startLocaleCookie(locale)] : [])]
}

/** The cookie of an answer to a browser that is known from now on. */
export function browserCookies({ browser }: { browser: string }): string[] {
  return [startBrowserCookie(browser)]
}
