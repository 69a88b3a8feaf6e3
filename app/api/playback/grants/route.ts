import { viewer } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { openGrant } from '@/lib/streaming'
import { GrantDto, OpenGrant } from '@/lib/streaming/contract'

export const POST = route({
  access: viewer('ticketId'),
  input: OpenGrant,
  output: GrantDto,
  audit: 'playback.grant',
  limit: perActor('30/min'),
  status: 201,
  replays: false,
  handle: openGrant,
})
