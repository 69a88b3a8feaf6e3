import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { listSessions } from '@/lib/accounts'
import { SessionsDto } from '@/lib/accounts/contract'
import { NoInput } from '@/lib/events/contract'

export const GET = route({
  access: signedIn(),
  input: NoInput,
  output: SessionsDto,
  audit: unrecorded('a person looks at their own devices'),
  limit: perActor('60/min'),
  handle: listSessions,
})
