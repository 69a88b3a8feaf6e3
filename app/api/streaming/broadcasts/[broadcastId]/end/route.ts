import { artist } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { Done } from '@/lib/accounts/contract'
import { endBroadcast } from '@/lib/streaming'
import { BroadcastById } from '@/lib/streaming/contract'

export const POST = route({
  access: artist('broadcastId'),
  input: BroadcastById,
  output: Done,
  audit: 'studio.end',
  limit: perActor('30/min'),
  handle: endBroadcast,
})
