import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { readPeople } from '@/lib/accounts'
import { PeopleDto, ReadPeople } from '@/lib/accounts/contract'

export const GET = route({
  access: staff<never>('owner', null),
  input: ReadPeople,
  output: PeopleDto,
  audit: 'people.read',
  limit: perActor('120/min'),
  handle: readPeople,
})
