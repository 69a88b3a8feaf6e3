import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { endSession } from '@/lib/accounts'
import { Done, EndSession } from '@/lib/accounts/contract'

export const POST = route({
  access: signedIn(),
  input: EndSession,
  output: Done,
  audit: 'me.end_session',
  limit: perActor('30/min'),
  handle: endSession,
})
