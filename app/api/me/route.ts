import { publicBecause } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { describeMe } from '@/lib/accounts'
import { MeDto } from '@/lib/accounts/contract'
import { NoInput } from '@/lib/events/contract'

export const GET = route({
  access: publicBecause('says whether this browser is signed in, to itself'),
  input: NoInput,
  output: MeDto,
  audit: unrecorded('a person’s own name'),
  limit: perActor('240/min'),
  handle: describeMe,
})
