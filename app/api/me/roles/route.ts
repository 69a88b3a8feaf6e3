import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { listOwnRoles } from '@/lib/accounts'
import { OwnRolesDto } from '@/lib/accounts/contract'
import { NoInput } from '@/lib/events/contract'

export const GET = route({
  access: signedIn(),
  input: NoInput,
  output: OwnRolesDto,
  audit: unrecorded('a person looks at their own roles'),
  limit: perActor('120/min'),
  handle: listOwnRoles,
})
