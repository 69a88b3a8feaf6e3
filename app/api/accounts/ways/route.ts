import { publicBecause } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { listWays } from '@/lib/accounts'
import { SignInWaysDto } from '@/lib/accounts/contract'
import { NoInput } from '@/lib/events/contract'

export const GET = route({
  access: publicBecause('which ways in there are is on the sign-in page'),
  input: NoInput,
  output: SignInWaysDto,
  audit: unrecorded('the same words for everybody'),
  limit: perActor('120/min'),
  handle: async (ports) => listWays(ports),
})
