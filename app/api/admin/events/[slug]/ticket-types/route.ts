import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { addTicketType } from '@/lib/ticketing'
import { AddTicketType, EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: AddTicketType,
  output: EventPlanDto,
  audit: 'ticketing.type_add',
  limit: perActor('60/min'),
  handle: addTicketType,
})
