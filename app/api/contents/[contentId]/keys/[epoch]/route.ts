import { viewer } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { bytes } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { readKey } from '@/lib/streaming'
import { ReadKey } from '@/lib/streaming/contract'

export const GET = route({
  access: viewer('contentId'),
  input: ReadKey,
  output: bytes,
  audit: 'playback.key',
  limit: perActor('120/min'),
  headers: { grant: 'akushu-grant' },
  handle: readKey,
})
