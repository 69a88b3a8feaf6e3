import { publicBecause } from '@/lib/http/access'
import { askerFields, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { browserCookies } from '@/lib/http/signed-in'
import { startAttempt } from '@/lib/accounts'
import { ProviderRedirectDto, StartProvider } from '@/lib/accounts/contract'

export const POST = route({
  access: publicBecause('signing in elsewhere begins before anybody is signed in here'),
  input: StartProvider.extend(askerFields),
  output: ProviderRedirectDto,
  audit: 'accounts.provider_attempt',
  limit: perActor('10/min'),
  headers: askerHeaders,
  replays: false,
  handle: (ports, _actor, input) => startAttempt(ports, askerOf(ports, input), input),
  cookies: (answer) => browserCookies(answer),
})
