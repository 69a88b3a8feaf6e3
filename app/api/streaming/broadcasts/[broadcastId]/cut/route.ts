import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { cutBroadcast } from '@/lib/streaming'
import { CutBroadcast, CutDto } from '@/lib/streaming/contract'

export const POST = route({
  access: staff('moderator', 'broadcastId', ['moderator']),
  input: CutBroadcast,
  output: CutDto,
  audit: 'streaming.cut',
  limit: perActor('30/min'),
  handle: cutBroadcast,
})
