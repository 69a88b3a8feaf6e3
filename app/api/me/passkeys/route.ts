import { signedIn } from '@/lib/http/access'
import { AskerInput, askerFields, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { sessionCookies } from '@/lib/http/signed-in'
import { enrolPasskey, listPasskeys } from '@/lib/accounts'
import { AddPasskey, Done, PasskeysDto } from '@/lib/accounts/contract'

export const GET = route({
  access: signedIn(),
  input: AskerInput,
  output: PasskeysDto,
  audit: unrecorded('a person’s own passkeys, by name'),
  limit: perActor('120/min'),
  headers: askerHeaders,
  handle: (ports, actor, input) => listPasskeys(ports, actor, askerOf(ports, input)),
})

export const POST = route({
  access: signedIn(),
  input: AddPasskey.extend(askerFields),
  output: Done,
  audit: 'me.passkey_add',
  limit: perActor('20/min'),
  headers: askerHeaders,
  replays: false,
  handle: (ports, actor, input) => enrolPasskey(ports, actor, askerOf(ports, input), input),
  cookies: (answer) => sessionCookies(answer),
})
