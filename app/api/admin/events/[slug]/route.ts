import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { EditDetails, PlanBySlug } from '@/lib/events/contract'
import { editDetails, readEventPlan } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

export const GET = route({
  access: staff('manager', 'slug'),
  input: PlanBySlug,
  output: EventPlanDto,
  audit: unrecorded('a plan, for those who make it'),
  limit: perActor('240/min'),
  handle: readEventPlan,
})

export const POST = route({
  access: staff('manager', 'slug'),
  input: EditDetails,
  output: EventPlanDto,
  audit: 'events.details',
  limit: perActor('60/min'),
  handle: editDetails,
})
