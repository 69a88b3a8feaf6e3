import { publicBecause } from '@/lib/http/access'
import { AskerInput, askerFields, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { browserCookies } from '@/lib/http/signed-in'
import { askToSignIn, readSignIn } from '@/lib/accounts'
import { AskSignIn, SignInAskedDto, SignInStateDto } from '@/lib/accounts/contract'

export const GET = route({
  access: publicBecause('a browser asks how its own sign-in stands; another one learns nothing'),
  input: AskerInput,
  output: SignInStateDto,
  audit: unrecorded('what this browser has asked for itself'),
  limit: perActor('120/min'),
  headers: askerHeaders,
  handle: (ports, _actor, input) => readSignIn(ports, askerOf(ports, input)),
})

export const POST = route({
  access: publicBecause('whoever has an address may ask for a code'),
  input: AskSignIn.extend(askerFields),
  output: SignInAskedDto,
  audit: 'accounts.sign_in',
  limit: perActor('10/min'),
  headers: askerHeaders,
  status: 202,
  replays: false,
  handle: (ports, _actor, input) => askToSignIn(ports, askerOf(ports, input), input),
  cookies: (answer) => browserCookies(answer),
})
