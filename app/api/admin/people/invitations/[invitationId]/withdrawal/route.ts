import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { withdrawInvitation } from '@/lib/accounts'
import { Done, InvitationById } from '@/lib/accounts/contract'

export const POST = route({
  access: staff('owner', 'invitationId'),
  input: InvitationById,
  output: Done,
  audit: 'people.withdraw_invitation',
  limit: perActor('60/min'),
  handle: withdrawInvitation,
})
