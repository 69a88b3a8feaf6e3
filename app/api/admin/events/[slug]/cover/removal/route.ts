import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { PlanBySlug } from '@/lib/events/contract'
import { removeEventCover } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: PlanBySlug,
  output: EventPlanDto,
  audit: 'events.cover_remove',
  limit: perActor('60/min'),
  handle: removeEventCover,
})
