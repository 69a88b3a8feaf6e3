import { viewer } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { renewGrant } from '@/lib/streaming'
import { GrantDto, RenewGrant } from '@/lib/streaming/contract'

export const POST = route({
  access: viewer('grantId'),
  input: RenewGrant,
  output: GrantDto,
  audit: 'playback.renew',
  limit: perActor('30/min'),
  replays: false,
  handle: renewGrant,
})
