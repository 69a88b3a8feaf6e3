import { artist } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { NoInput } from '@/lib/events/contract'
import { listStudioBroadcasts } from '@/lib/streaming'
import { StudioBroadcastsDto } from '@/lib/streaming/contract'

export const GET = route({
  access: artist(null),
  input: NoInput,
  output: StudioBroadcastsDto,
  audit: 'studio.list',
  limit: perActor('120/min'),
  handle: listStudioBroadcasts,
})
