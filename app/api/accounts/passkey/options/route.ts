import { publicBecause } from '@/lib/http/access'
import { askerFields, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { browserCookies } from '@/lib/http/signed-in'
import { askForPasskey } from '@/lib/accounts'
import { AskPasskey, PasskeyRequestDto } from '@/lib/accounts/contract'

export const POST = route({
  access: publicBecause('a challenge to answer by passkey; it names nobody'),
  input: AskPasskey.extend(askerFields),
  output: PasskeyRequestDto,
  audit: 'accounts.passkey_challenge',
  limit: perActor('30/min'),
  headers: askerHeaders,
  replays: false,
  handle: (ports, _actor, input) => askForPasskey(ports, askerOf(ports, input), input),
  cookies: (answer) => browserCookies(answer),
})
