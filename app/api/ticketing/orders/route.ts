import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { NoInput } from '@/lib/events/contract'
import { holdSeats, listWaitingOrders } from '@/lib/ticketing'
import { HoldDto, HoldSeats, WaitingOrdersDto } from '@/lib/ticketing/contract'

export const GET = route({
  access: signedIn(),
  input: NoInput,
  output: WaitingOrdersDto,
  audit: unrecorded('a person looks at their own orders'),
  limit: perActor('120/min'),
  handle: listWaitingOrders,
})

export const POST = route({
  access: signedIn(),
  input: HoldSeats,
  output: HoldDto,
  audit: 'ticketing.hold',
  limit: perActor('20/min'),
  status: 201,
  replays: 'with its rows',
  handle: holdSeats,
})
