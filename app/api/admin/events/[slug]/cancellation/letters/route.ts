import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { PlanBySlug } from '@/lib/events/contract'
import { resendLetters } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: PlanBySlug,
  output: EventPlanDto,
  audit: 'events.cancel_letters',
  limit: perActor('10/min'),
  handle: resendLetters,
})
