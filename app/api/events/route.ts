import { publicBecause } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { EventListDto, NoInput } from '@/lib/events/contract'
import { listEventsOnSale } from '@/lib/ticketing'

export const GET = route({
  access: publicBecause('the list of events is an announcement'),
  input: NoInput,
  output: EventListDto,
  audit: unrecorded('public words and times'),
  limit: perActor('120/min'),
  handle: (ports) => listEventsOnSale(ports),
})
