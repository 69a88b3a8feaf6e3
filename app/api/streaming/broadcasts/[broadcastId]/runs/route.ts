import { artist } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { openRun } from '@/lib/streaming'
import { BroadcastById, RunDto } from '@/lib/streaming/contract'

export const POST = route({
  access: artist('broadcastId'),
  input: BroadcastById,
  output: RunDto,
  audit: 'studio.run',
  limit: perActor('30/min'),
  status: 201,
  replays: false,
  handle: openRun,
})
