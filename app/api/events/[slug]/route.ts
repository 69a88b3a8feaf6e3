import { publicBecause } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { ReadEvent } from '@/lib/events/contract'
import { readEventOnSale } from '@/lib/ticketing'
import { EventOnSaleDto } from '@/lib/ticketing/contract'

export const GET = route({
  access: publicBecause('an event, its programme and its prices are an announcement'),
  input: ReadEvent,
  output: EventOnSaleDto,
  audit: unrecorded('public words, times and prices'),
  limit: perActor('120/min'),
  handle: (ports, _actor, input) => readEventOnSale(ports, input),
})
