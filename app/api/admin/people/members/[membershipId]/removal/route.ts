import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { removeMember } from '@/lib/accounts'
import { Done, MemberById } from '@/lib/accounts/contract'

export const POST = route({
  access: staff('owner', 'membershipId'),
  input: MemberById,
  output: Done,
  audit: 'people.remove_member',
  limit: perActor('60/min'),
  handle: removeMember,
})
