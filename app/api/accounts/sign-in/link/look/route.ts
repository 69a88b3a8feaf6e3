import { publicBecause } from '@/lib/http/access'
import { askerFields, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { lookAtLink } from '@/lib/accounts'
import { LinkPlaceDto, SignInLink } from '@/lib/accounts/contract'

export const POST = route({
  access: publicBecause('whoever holds the link is told where to use it; looking uses nothing up'),
  input: SignInLink.extend(askerFields),
  output: LinkPlaceDto,
  audit: 'accounts.sign_in_look',
  limit: perActor('30/min'),
  headers: askerHeaders,
  replays: false,
  handle: (ports, _actor, input) => lookAtLink(ports, askerOf(ports, input), input),
})
