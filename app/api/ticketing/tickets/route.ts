import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { NoInput } from '@/lib/events/contract'
import { listTickets } from '@/lib/ticketing'
import { TicketsDto } from '@/lib/ticketing/contract'

export const GET = route({
  access: signedIn(),
  input: NoInput,
  output: TicketsDto,
  audit: unrecorded('a person looks at their own tickets'),
  limit: perActor('120/min'),
  handle: listTickets,
})
