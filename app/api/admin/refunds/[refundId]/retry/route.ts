import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { retryRefund } from '@/lib/ticketing'
import { RefundById, RetriedRefundDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'refundId'),
  input: RefundById,
  output: RetriedRefundDto,
  audit: 'ticketing.refund_retry',
  limit: perActor('60/min'),
  handle: retryRefund,
})
