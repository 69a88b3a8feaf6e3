import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { listEventOrders } from '@/lib/ticketing'
import { EventOrdersDto, ListOrders } from '@/lib/ticketing/contract'

export const GET = route({
  access: staff('manager', 'slug', ['desk', 'support']),
  input: ListOrders,
  output: EventOrdersDto,
  audit: 'admin.orders',
  limit: perActor('120/min'),
  handle: listEventOrders,
})
