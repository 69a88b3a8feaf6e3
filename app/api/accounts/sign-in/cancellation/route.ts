import { publicBecause } from '@/lib/http/access'
import { AskerInput, askerHeaders, askerOf } from '@/lib/http/asker'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { cancelSignIn } from '@/lib/accounts'
import { Done } from '@/lib/accounts/contract'

export const POST = route({
  access: publicBecause('a browser gives up what it has asked for itself'),
  input: AskerInput,
  output: Done,
  audit: 'accounts.sign_in_cancel',
  limit: perActor('30/min'),
  headers: askerHeaders,
  handle: (ports, _actor, input) => cancelSignIn(ports, askerOf(ports, input)),
})
