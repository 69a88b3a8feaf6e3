import { platform } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { endVisit } from '@/lib/accounts'
import { Done, EndVisit } from '@/lib/accounts/contract'

export const POST = route({
  access: platform(null),
  input: EndVisit,
  output: Done,
  audit: 'platform.end_visit',
  limit: perActor('60/min'),
  handle: endVisit,
})
