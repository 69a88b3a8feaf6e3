import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { readModeratedWatch } from '@/lib/streaming'
import { BroadcastById, WatchDto } from '@/lib/streaming/contract'

export const GET = route({
  access: staff('moderator', 'broadcastId', ['moderator']),
  input: BroadcastById,
  output: WatchDto,
  audit: unrecorded('words and times of a broadcast that they watch over; looking at it is granted for a reason, and that is recorded'),
  limit: perActor('120/min'),
  handle: readModeratedWatch,
})
