import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { refundTicket } from '@/lib/ticketing'
import { RefundDto, RefundTicket } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'ticketId'),
  input: RefundTicket,
  output: RefundDto,
  audit: 'ticketing.refund',
  limit: perActor('60/min'),
  handle: refundTicket,
})
