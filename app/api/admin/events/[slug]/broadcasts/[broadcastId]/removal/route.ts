import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { RemoveBroadcast } from '@/lib/events/contract'
import { removeBroadcastFromEvent } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: RemoveBroadcast,
  output: EventPlanDto,
  audit: 'events.broadcast_remove',
  limit: perActor('60/min'),
  handle: removeBroadcastFromEvent,
})
