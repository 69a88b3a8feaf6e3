import { z } from 'zod'
import { publicBecause } from '@/lib/http/access'
import { unlimitedBecause } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'

export const GET = route({
  access: publicBecause('says that the app is up, and nothing else'),
  input: z.strictObject({}),
  output: z.object({ ok: z.literal(true) }),
  audit: unrecorded('holds no data'),
  limit: unlimitedBecause('supervisors and load balancers ask often'),
  handle: async () => ({ ok: true as const }),
})
