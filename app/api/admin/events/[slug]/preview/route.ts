import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { PlanBySlug } from '@/lib/events/contract'
import { previewEvent } from '@/lib/ticketing'
import { EventOnSaleDto } from '@/lib/ticketing/contract'

export const GET = route({
  access: staff('manager', 'slug'),
  input: PlanBySlug,
  output: EventOnSaleDto,
  audit: unrecorded('public words, before they are public'),
  limit: perActor('120/min'),
  handle: previewEvent,
})
