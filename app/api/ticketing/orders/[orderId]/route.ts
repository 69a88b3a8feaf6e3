import { buyer } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { readOrder } from '@/lib/ticketing'
import { OrderById, OrderDto } from '@/lib/ticketing/contract'

export const GET = route({
  access: buyer('orderId'),
  input: OrderById,
  output: OrderDto,
  audit: unrecorded('the buyer looks at their own order, every second while they pay'),
  limit: perActor('120/min'),
  handle: readOrder,
})
