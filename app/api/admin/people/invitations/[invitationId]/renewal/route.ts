import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { renewInvitation } from '@/lib/accounts'
import { InvitationById, InvitedDto } from '@/lib/accounts/contract'

export const POST = route({
  access: staff('owner', 'invitationId'),
  input: InvitationById,
  output: InvitedDto,
  audit: 'people.renew_invitation',
  limit: perActor('60/hour'),
  // The answer holds a link that is kept nowhere: no replay may keep it either.
  replays: false,
  handle: renewInvitation,
})
