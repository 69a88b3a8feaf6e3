import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { BanPerson, Done } from '@/lib/accounts/contract'
import { banBuyer } from '@/lib/ticketing'

export const POST = route({
  access: staff('owner', 'orderId'),
  input: BanPerson,
  output: Done,
  audit: 'accounts.ban',
  limit: perActor('30/min'),
  handle: banBuyer,
})
