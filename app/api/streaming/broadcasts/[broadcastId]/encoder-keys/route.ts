import { artist } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { makeEncoderKey, readEncoderKeys } from '@/lib/streaming'
import { BroadcastById, EncoderKeysDto, MadeEncoderKeyDto, MakeEncoderKey } from '@/lib/streaming/contract'

export const GET = route({
  access: artist('broadcastId'),
  input: BroadcastById,
  output: EncoderKeysDto,
  audit: unrecorded('labels and times of keys, asked every few seconds in the studio; making and revoking one is recorded'),
  limit: perActor('120/min'),
  handle: readEncoderKeys,
})

/** Never replayed: the key is told once. */
export const POST = route({
  access: artist('broadcastId'),
  input: MakeEncoderKey,
  output: MadeEncoderKeyDto,
  audit: 'studio.encoder_key',
  limit: perActor('10/min'),
  status: 201,
  replays: false,
  handle: makeEncoderKey,
})
