import { signedIn } from '@/lib/http/access'
import { AskerInput, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { listIdentities } from '@/lib/accounts'
import { IdentitiesDto } from '@/lib/accounts/contract'

export const GET = route({
  access: signedIn(),
  input: AskerInput,
  output: IdentitiesDto,
  audit: unrecorded('a person’s own accounts elsewhere, by kind'),
  limit: perActor('120/min'),
  headers: askerHeaders,
  handle: (ports, actor, input) => listIdentities(ports, actor, askerOf(ports, input)),
})
