import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { endSale } from '@/lib/ticketing'
import { EndSale, EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: EndSale,
  output: EventPlanDto,
  audit: 'ticketing.sale_end',
  limit: perActor('60/min'),
  handle: endSale,
})
