import { publicBecause } from '@/lib/http/access'
import { askerFields, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { sessionCookies } from '@/lib/http/signed-in'
import { confirmLink } from '@/lib/accounts'
import { SignedInDto, SignInLink } from '@/lib/accounts/contract'

export const POST = route({
  access: publicBecause('the link proves the address, in the browser that asked for it'),
  input: SignInLink.extend(askerFields),
  output: SignedInDto,
  audit: 'accounts.sign_in_link',
  limit: perActor('20/min'),
  headers: askerHeaders,
  replays: false,
  handle: (ports, actor, input) => confirmLink(ports, askerOf(ports, input), actor, input),
  cookies: (answer) => sessionCookies(answer),
})
