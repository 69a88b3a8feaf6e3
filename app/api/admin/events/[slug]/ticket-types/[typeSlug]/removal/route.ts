import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { removeTicketType } from '@/lib/ticketing'
import { EventPlanDto, RemoveTicketType } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: RemoveTicketType,
  output: EventPlanDto,
  audit: 'ticketing.type_remove',
  limit: perActor('60/min'),
  handle: removeTicketType,
})
