import { z } from 'zod'
import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { readBrowser } from '@/lib/http/read-cookie'
import { endSessionCookie } from '@/lib/http/session-cookie'
import { endSession } from '@/lib/accounts'
import { Done } from '@/lib/accounts/contract'

export const POST = route({
  access: signedIn(),
  input: z.strictObject({ cookies: z.string().optional() }),
  output: Done,
  audit: 'me.sign_out',
  limit: perActor('30/min'),
  headers: { cookies: 'cookie' },
  replays: false,
  cookies: () => [endSessionCookie],
  handle: (ports, actor, { cookies = '' }) => endSession(ports, actor, { sessionId: actor.sessionId, browser: readBrowser(cookies) }),
})
