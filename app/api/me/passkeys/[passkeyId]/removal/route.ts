import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { removePasskey } from '@/lib/accounts'
import { Done, RemovePasskey } from '@/lib/accounts/contract'

export const POST = route({
  access: signedIn(),
  input: RemovePasskey,
  output: Done,
  audit: 'me.passkey_remove',
  limit: perActor('20/min'),
  handle: removePasskey,
})
