import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { CancelEvent } from '@/lib/events/contract'
import { cancelEvent } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: CancelEvent,
  output: EventPlanDto,
  audit: 'events.cancel',
  limit: perActor('20/min'),
  handle: cancelEvent,
})
