import { signedIn } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { holdSeats } from '@/lib/ticketing'
import { HoldDto, HoldSeats } from '@/lib/ticketing/contract'

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
