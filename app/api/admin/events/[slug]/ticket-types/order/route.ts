import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { orderTicketTypes } from '@/lib/ticketing'
import { EventPlanDto, OrderTicketTypes } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: OrderTicketTypes,
  output: EventPlanDto,
  audit: 'ticketing.type_order',
  limit: perActor('60/min'),
  handle: orderTicketTypes,
})
