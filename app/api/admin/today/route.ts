import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { NoInput } from '@/lib/events/contract'
import { readToday } from '@/lib/streaming'
import { TodayDto } from '@/lib/streaming/contract'

export const GET = route({
  access: staff('moderator', null, ['moderator', 'desk', 'support']),
  input: NoInput,
  output: TodayDto,
  audit: 'admin.today',
  limit: perActor('120/min'),
  handle: readToday,
})
