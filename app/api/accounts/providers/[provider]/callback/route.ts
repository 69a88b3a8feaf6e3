import { z } from 'zod'
import { publicBecause } from '@/lib/http/access'
import { askerHeaders, askerOf } from '@/lib/http/asker'
import { landing } from '@/lib/http/landing'
import { perActor } from '@/lib/http/rate-limit'
import { redirect } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { sessionCookies } from '@/lib/http/signed-in'
import { takeCallback } from '@/lib/accounts'
import { ProviderReturn } from '@/lib/accounts/contract'

const takeBack = route({
  access: publicBecause('a provider sends browsers back here; the state and the browser’s cookie prove whose way it was'),
  input: ProviderReturn,
  output: redirect(z.object({ location: z.string(), token: z.string().nullable(), browser: z.string().nullable(), locale: z.string().nullable() })),
  audit: 'accounts.provider_callback',
  limit: perActor('30/min'),
  headers: askerHeaders,
  cookies: ({ token, ...others }) => (token ? sessionCookies({ token, ...others }) : []),
  handle: (ports, actor, input) => takeCallback(ports, askerOf(ports, input), actor, input),
})

export const GET = landing(takeBack, '/signin?reason=provider_failed')
