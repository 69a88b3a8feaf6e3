import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { CopyEvent } from '@/lib/events/contract'
import { copyEvent } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: CopyEvent,
  output: EventPlanDto,
  audit: 'events.copy',
  limit: perActor('20/min'),
  status: 201,
  handle: copyEvent,
})
