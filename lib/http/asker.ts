import { z } from 'zod'
import type { Asker } from '@/lib/accounts'
import { browserLifeMs } from '@/lib/accounts'
import { Problem } from '@/lib/platform/problem'
import { localeFrom } from '@/messages/locale'
import { browserCookie, localeCookie, readBrowser, readCookie } from './read-cookie'

/** For a route's `headers`: what is read of the browser that asks. */
export const askerHeaders = { cookies: 'cookie', host: 'host', userAgent: 'user-agent', languages: 'accept-language' }

/** For a route's `input`: `input: AskSignIn.extend(askerFields)`. */
export const askerFields = {
  cookies: z.string().optional(),
  host: z.string().optional(),
  userAgent: z.string().optional(),
  languages: z.string().optional(),
}

/** For a route whose only input is the browser itself. */
export const AskerInput = z.strictObject(askerFields)

type AskerInput = z.infer<typeof AskerInput>

/**
 * The browser that asks. Its host must be one of ours: mails and providers lead back to it.
 * Throws `invalid_input` for any other.
 */
export function askerOf(ports: { env: { appOrigins: readonly string[] } }, { cookies = '', host, userAgent, languages }: AskerInput): Asker {
  const origin = ports.env.appOrigins.find((one) => new URL(one).host === host?.toLowerCase())
  if (!origin) throw new Problem('invalid_input', { user: 'This address is not one of ours.' })
  return {
    browser: readBrowser(cookies),
    origin,
    userAgent: userAgent ?? null,
    locale: localeFrom(readCookie(cookies, localeCookie) ?? undefined, languages ?? null),
  }
}

export function startBrowserCookie(token: string): string {
  return `${browserCookie}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${Math.floor(browserLifeMs / 1000)}`
}
