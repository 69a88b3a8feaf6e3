import { publicBecause } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { picture } from '@/lib/http/respond'
import { route, unrecorded } from '@/lib/http/route'
import { readCover } from '@/lib/events'
import { ReadCover } from '@/lib/events/contract'

export const GET = route({
  access: publicBecause("the picture of a public event is an announcement; a draft's is for its staff alone"),
  input: ReadCover,
  output: picture,
  audit: unrecorded('a public picture'),
  limit: perActor('600/min'),
  handle: readCover,
})
