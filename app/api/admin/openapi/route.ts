import { z } from 'zod'
import { staff } from '@/lib/http/access'
import document from '@/lib/http/openapi/openapi.json'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'

/** The committed document: a test makes it from the routes' own declarations and compares. */
export const GET = route({
  access: staff('owner', null),
  input: z.strictObject({}),
  output: z.looseObject({ openapi: z.string() }),
  audit: unrecorded('a description of the doors, the same for every owner'),
  limit: perActor('30/min'),
  handle: () => Promise.resolve(document),
})
