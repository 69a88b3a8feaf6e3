import { buyer } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { cancelOrder } from '@/lib/ticketing'
import { OrderById, OrderDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: buyer('orderId'),
  input: OrderById,
  output: OrderDto,
  audit: 'ticketing.cancel',
  limit: perActor('20/min'),
  handle: cancelOrder,
})
