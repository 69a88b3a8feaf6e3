import { publicBecause } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { lookAtInvitation } from '@/lib/accounts'
import { InvitationDto, InvitationToken } from '@/lib/accounts/contract'

export const POST = route({
  access: publicBecause('whoever holds an invitation’s link may read what it invites to'),
  input: InvitationToken,
  output: InvitationDto,
  audit: 'people.look_at_invitation',
  limit: perActor('30/min'),
  handle: lookAtInvitation,
})
