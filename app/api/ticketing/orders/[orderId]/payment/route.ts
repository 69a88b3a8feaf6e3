import { buyer } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { openPayment } from '@/lib/ticketing'
import { OrderById, PaymentRedirectDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: buyer('orderId'),
  input: OrderById,
  output: PaymentRedirectDto,
  audit: 'ticketing.pay',
  limit: perActor('20/min'),
  handle: openPayment,
})
