import { demoOnly } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { listDemoPeople } from '@/lib/accounts'
import { DemoPeopleDto } from '@/lib/accounts/contract'
import { NoInput } from '@/lib/events/contract'

export const GET = route({
  access: demoOnly('the made-up people one can be'),
  input: NoInput,
  output: DemoPeopleDto,
  audit: unrecorded('made-up names'),
  limit: perActor('60/min'),
  handle: (ports) => listDemoPeople(ports),
})
