import { signedIn } from '@/lib/http/access'
import { AskerInput, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { confirmIdentity } from '@/lib/accounts'
import { Done } from '@/lib/accounts/contract'

export const POST = route({
  access: signedIn(),
  input: AskerInput,
  output: Done,
  audit: 'me.identity_link',
  limit: perActor('20/min'),
  headers: askerHeaders,
  replays: false,
  handle: (ports, actor, input) => confirmIdentity(ports, actor, askerOf(ports, input)),
})
