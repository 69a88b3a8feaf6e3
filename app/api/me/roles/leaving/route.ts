import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { leaveRole } from '@/lib/accounts'
import { Done, LeaveRole } from '@/lib/accounts/contract'

export const POST = route({
  access: signedIn(),
  input: LeaveRole,
  output: Done,
  audit: 'people.leave',
  limit: perActor('30/min'),
  handle: leaveRole,
})
