import { buyer } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { pressTillButton } from '@/lib/ticketing'
import { PressTill, TillReturnDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: buyer('paymentId'),
  input: PressTill,
  output: TillReturnDto,
  audit: 'till.press',
  limit: perActor('30/min'),
  handle: pressTillButton,
})
