import { artist } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { readStudioBroadcast } from '@/lib/streaming'
import { BroadcastById, StudioBroadcastAnswer } from '@/lib/streaming/contract'

export const GET = route({
  access: artist('broadcastId'),
  input: BroadcastById,
  output: StudioBroadcastAnswer,
  audit: 'studio.read',
  limit: perActor('120/min'),
  handle: readStudioBroadcast,
})
