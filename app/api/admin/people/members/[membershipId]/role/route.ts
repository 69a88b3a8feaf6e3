import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { changeRole } from '@/lib/accounts'
import { ChangeRole, Done } from '@/lib/accounts/contract'

export const POST = route({
  access: staff('owner', 'membershipId'),
  input: ChangeRole,
  output: Done,
  audit: 'people.change_role',
  limit: perActor('60/min'),
  handle: changeRole,
})
