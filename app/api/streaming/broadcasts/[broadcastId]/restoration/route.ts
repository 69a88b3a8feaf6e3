import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { restoreBroadcast } from '@/lib/streaming'
import { BroadcastById, CutDto } from '@/lib/streaming/contract'

export const POST = route({
  access: staff('moderator', 'broadcastId', ['moderator']),
  input: BroadcastById,
  output: CutDto,
  audit: 'streaming.restore',
  limit: perActor('30/min'),
  handle: restoreBroadcast,
})
