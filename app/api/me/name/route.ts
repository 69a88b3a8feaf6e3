import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { changeName } from '@/lib/accounts'
import { NameDto, SetName } from '@/lib/accounts/contract'

export const POST = route({
  access: signedIn(),
  input: SetName,
  output: NameDto,
  audit: 'me.name',
  limit: perActor('20/min'),
  handle: changeName,
})
