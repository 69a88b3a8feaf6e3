import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { EditBroadcast } from '@/lib/events/contract'
import { editBroadcast } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: EditBroadcast,
  output: EventPlanDto,
  audit: 'events.broadcast_edit',
  limit: perActor('60/min'),
  handle: editBroadcast,
})
