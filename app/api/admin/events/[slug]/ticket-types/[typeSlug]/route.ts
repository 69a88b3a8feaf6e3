import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { editTicketType } from '@/lib/ticketing'
import { EditTicketType, EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: EditTicketType,
  output: EventPlanDto,
  audit: 'ticketing.type_edit',
  limit: perActor('60/min'),
  handle: editTicketType,
})
