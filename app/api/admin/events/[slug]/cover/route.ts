import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { readStaffedEvent } from '@/lib/events'
import { mostCoverBytes, SetCover } from '@/lib/events/contract'
import { setEventCover } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

/** Raw bytes: their length is checked, and nothing in front may read them (a proxy may cut a body at 10 MiB). */
export const PUT = route({
  access: staff('manager', 'slug'),
  input: SetCover,
  output: EventPlanDto,
  audit: 'events.cover',
  limit: perActor('10/min'),
  body: 'bytes',
  maxBytes: () => mostCoverBytes,
  // Of somebody else's event not a byte is kept.
  before: async (ports, actor, { slug }) => void (await readStaffedEvent(ports, actor, 'manager', slug)),
  replays: false,
  handle: setEventCover,
})
