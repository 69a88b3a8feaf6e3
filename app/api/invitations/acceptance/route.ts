import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { acceptInvitation } from '@/lib/accounts'
import { AcceptedDto, InvitationToken } from '@/lib/accounts/contract'

export const POST = route({
  access: signedIn(),
  input: InvitationToken,
  output: AcceptedDto,
  audit: 'people.accept_invitation',
  limit: perActor('30/min'),
  handle: acceptInvitation,
})
