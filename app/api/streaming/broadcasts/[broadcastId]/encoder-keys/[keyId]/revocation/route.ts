import { Done } from '@/lib/accounts/contract'
import { artist } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { revokeEncoderKey } from '@/lib/streaming'
import { EncoderKeyById } from '@/lib/streaming/contract'

export const POST = route({
  access: artist('broadcastId'),
  input: EncoderKeyById,
  output: Done,
  audit: 'studio.encoder_key_revoked',
  limit: perActor('30/min'),
  handle: revokeEncoderKey,
})
