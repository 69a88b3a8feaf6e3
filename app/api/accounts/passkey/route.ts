import { publicBecause } from '@/lib/http/access'
import { askerFields, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { sessionCookies } from '@/lib/http/signed-in'
import { signInByPasskey } from '@/lib/accounts'
import { AnswerPasskey, PasskeySignedInDto } from '@/lib/accounts/contract'

export const POST = route({
  access: publicBecause('the passkey’s signature over this browser’s challenge proves who asks'),
  input: AnswerPasskey.extend(askerFields),
  output: PasskeySignedInDto,
  audit: 'accounts.sign_in_passkey',
  limit: perActor('20/min'),
  headers: askerHeaders,
  replays: false,
  handle: (ports, actor, input) => signInByPasskey(ports, askerOf(ports, input), actor, input),
  cookies: (answer) => sessionCookies(answer),
})
