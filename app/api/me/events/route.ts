import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { eventStream } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { NoInput } from '@/lib/events/contract'
import { openPersonEvents } from '@/lib/streaming'

export const GET = route({
  access: signedIn(),
  input: NoInput,
  output: eventStream,
  audit: 'me.events',
  limit: perActor('60/min'),
  handle: openPersonEvents,
})
