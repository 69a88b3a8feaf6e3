import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { AddBroadcast } from '@/lib/events/contract'
import { addBroadcastToEvent } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: AddBroadcast,
  output: EventPlanDto,
  audit: 'events.broadcast_add',
  limit: perActor('60/min'),
  handle: addBroadcastToEvent,
})
