import { provider } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { Done } from '@/lib/accounts/contract'
import { takePaymentNotice } from '@/lib/ticketing'
import { PaymentNoticeInput } from '@/lib/ticketing/contract'

export const POST = route({
  access: provider('till'),
  input: PaymentNoticeInput,
  output: Done,
  audit: 'ticketing.payment_notice',
  // Loosely: what is refused is sent again.
  limit: perActor('600/min'),
  body: 'text',
  headers: { signature: 'till-signature' },
  handle: (ports, _actor, input) => takePaymentNotice(ports, input),
})
