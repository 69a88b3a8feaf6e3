import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { unlinkIdentity } from '@/lib/accounts'
import { Done, RemoveIdentity } from '@/lib/accounts/contract'

export const POST = route({
  access: signedIn(),
  input: RemoveIdentity,
  output: Done,
  audit: 'me.identity_unlink',
  limit: perActor('20/min'),
  handle: unlinkIdentity,
})
