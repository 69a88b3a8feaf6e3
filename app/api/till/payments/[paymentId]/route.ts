import { buyer } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { readTill } from '@/lib/ticketing'
import { TillPaymentById, TillPaymentDto } from '@/lib/ticketing/contract'

export const GET = route({
  access: buyer('paymentId'),
  input: TillPaymentById,
  output: TillPaymentDto,
  audit: unrecorded('the payer looks at the page of the test provider'),
  limit: perActor('120/min'),
  handle: readTill,
})
