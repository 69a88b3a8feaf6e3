import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { PlanAsSeen } from '@/lib/events/contract'
import { publishEvent } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: PlanAsSeen,
  output: EventPlanDto,
  audit: 'events.publish',
  limit: perActor('20/min'),
  handle: publishEvent,
})
