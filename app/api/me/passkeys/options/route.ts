import { signedIn } from '@/lib/http/access'
import { AskerInput, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { browserCookies } from '@/lib/http/signed-in'
import { offerPasskey } from '@/lib/accounts'
import { PasskeyCreationDto } from '@/lib/accounts/contract'

export const POST = route({
  access: signedIn(),
  input: AskerInput,
  output: PasskeyCreationDto,
  audit: 'me.passkey_challenge',
  limit: perActor('20/min'),
  headers: askerHeaders,
  replays: false,
  handle: (ports, actor, input) => offerPasskey(ports, actor, askerOf(ports, input)),
  cookies: (answer) => browserCookies(answer),
})
