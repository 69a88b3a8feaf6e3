import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { EditProgramme } from '@/lib/events/contract'
import { editProgramme } from '@/lib/ticketing'
import { EventPlanDto } from '@/lib/ticketing/contract'

export const POST = route({
  access: staff('manager', 'slug'),
  input: EditProgramme,
  output: EventPlanDto,
  audit: 'events.programme',
  limit: perActor('60/min'),
  handle: editProgramme,
})
