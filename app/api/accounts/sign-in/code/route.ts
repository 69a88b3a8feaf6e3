import { publicBecause } from '@/lib/http/access'
import { askerFields, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { sessionCookies } from '@/lib/http/signed-in'
import { confirmCode } from '@/lib/accounts'
import { SignedInDto, TypeCode } from '@/lib/accounts/contract'

export const POST = route({
  access: publicBecause('the code proves the address, in the browser that asked for it'),
  input: TypeCode.extend(askerFields),
  output: SignedInDto,
  audit: 'accounts.sign_in_code',
  limit: perActor('20/min'),
  headers: askerHeaders,
  replays: false,
  handle: (ports, actor, input) => confirmCode(ports, askerOf(ports, input), actor, input),
  cookies: (answer) => sessionCookies(answer),
})
