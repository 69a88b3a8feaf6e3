import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { reopenSale } from '@/lib/ticketing'
import { EventPlanDto, ReopenSale } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: ReopenSale,
  output: EventPlanDto,
  audit: 'ticketing.sale_reopen',
  limit: perActor('60/min'),
  handle: reopenSale,
})
