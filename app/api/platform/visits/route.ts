import { platform } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { listVisits, startVisit } from '@/lib/accounts'
import { Done, StartVisit, VisitsDto } from '@/lib/accounts/contract'
import { NoInput } from '@/lib/events/contract'

export const GET = route({
  access: platform(null),
  input: NoInput,
  output: VisitsDto,
  audit: unrecorded('the visitor’s own visits, each of which is a row'),
  limit: perActor('120/min'),
  handle: listVisits,
})

export const POST = route({
  access: platform(null),
  input: StartVisit,
  output: Done,
  audit: 'platform.start_visit',
  limit: perActor('30/hour'),
  handle: startVisit,
})
