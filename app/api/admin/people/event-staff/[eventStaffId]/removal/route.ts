import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { removeEventStaff } from '@/lib/accounts'
import { Done, EventStaffById } from '@/lib/accounts/contract'

export const POST = route({
  access: staff('owner', 'eventStaffId'),
  input: EventStaffById,
  output: Done,
  audit: 'people.remove_event_staff',
  limit: perActor('60/min'),
  handle: removeEventStaff,
})
