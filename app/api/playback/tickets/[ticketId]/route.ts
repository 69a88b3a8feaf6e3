import { ticketHolder } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { readWatch } from '@/lib/streaming'
import { TicketByIdInput, WatchDto } from '@/lib/streaming/contract'

export const GET = route({
  access: ticketHolder('ticketId'),
  input: TicketByIdInput,
  output: WatchDto,
  audit: unrecorded('words and times of the holder’s own ticket; what plays is granted, and that is recorded'),
  limit: perActor('120/min'),
  handle: readWatch,
})
