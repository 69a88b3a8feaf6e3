import { z } from 'zod'
import { publicBecause } from '@/lib/http/access'
import { refusalHeader, refuse } from '@/lib/http/arrival'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'

/** Every path that no other route answers, and what the front door sends here because nobody could read it. */
const nothing = route({
  access: publicBecause('says that there is nothing here'),
  input: z.looseObject({ refusal: z.string().optional() }),
  output: z.never(),
  audit: unrecorded('there is nothing here that could be read or changed'),
  limit: perActor('120/min'),
  body: 'none',
  headers: { refusal: refusalHeader },
  handle: (_ports, _actor, { refusal }) => refuse(refusal),
})

export const GET = nothing
export const POST = nothing
export const PUT = nothing
export const PATCH = nothing
export const DELETE = nothing
