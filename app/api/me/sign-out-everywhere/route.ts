import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { endSessionCookie } from '@/lib/http/session-cookie'
import { endEverySession } from '@/lib/accounts'
import { Done } from '@/lib/accounts/contract'
import { NoInput } from '@/lib/events/contract'

export const POST = route({
  access: signedIn(),
  input: NoInput,
  output: Done,
  audit: 'me.sign_out_everywhere',
  limit: perActor('10/min'),
  replays: false,
  cookies: () => [endSessionCookie],
  handle: (ports, actor) => endEverySession(ports, actor),
})
