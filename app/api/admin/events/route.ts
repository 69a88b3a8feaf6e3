import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { CreateEvent, NoInput } from '@/lib/events/contract'
import { createEvent, listPlannedEvents } from '@/lib/ticketing'
import { EventPlanDto, PlannedEventsDto } from '@/lib/ticketing/contract'

export const GET = route({
  access: staff('manager', null),
  input: NoInput,
  output: PlannedEventsDto,
  audit: unrecorded('plans and sums, and nobody by name'),
  limit: perActor('120/min'),
  handle: listPlannedEvents,
})

export const POST = route({
  access: staff('manager', 'organisationSlug'),
  input: CreateEvent,
  output: EventPlanDto,
  audit: 'events.create',
  limit: perActor('20/min'),
  status: 201,
  handle: createEvent,
})
