import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { Done } from '@/lib/accounts/contract'
import { PlanAsSeen } from '@/lib/events/contract'
import { removeEvent } from '@/lib/ticketing'

export const POST = route({
  access: staff('manager', 'slug'),
  input: PlanAsSeen,
  output: Done,
  audit: 'events.remove',
  limit: perActor('20/min'),
  handle: removeEvent,
})
