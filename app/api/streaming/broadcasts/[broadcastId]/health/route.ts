import { artist } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { readHealth } from '@/lib/streaming'
import { BroadcastById, HealthDto } from '@/lib/streaming/contract'

export const GET = route({
  access: artist('broadcastId'),
  input: BroadcastById,
  output: HealthDto,
  audit: unrecorded('counts and times, asked every two seconds while live'),
  limit: perActor('120/min'),
  handle: readHealth,
})
