import { z } from 'zod'
import { demoOnly } from '@/lib/http/access'
import { checkLoopback } from '@/lib/http/loopback'
import { perActor } from '@/lib/http/rate-limit'
import { redirect } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { startLocaleCookie, startSessionCookie } from '@/lib/http/session-cookie'
import { signInDemoPerson } from '@/lib/accounts'
import { DemoSignIn } from '@/lib/accounts/contract'

export const GET = route({
  access: demoOnly('one click signs in as a made-up person, on this machine only'),
  input: DemoSignIn,
  output: redirect(z.object({ location: z.string(), token: z.string(), locale: z.string().nullable() })),
  audit: 'demo.sign_in',
  limit: perActor('120/min'),
  headers: { userAgent: 'user-agent', host: 'host' },
  cookies: ({ token, locale }) => [startSessionCookie(token), ...(locale ? [startLocaleCookie(locale)] : [])],
  handle: (ports, _actor, input) => {
    checkLoopback(input.host)
    return signInDemoPerson(ports, input)
  },
})
