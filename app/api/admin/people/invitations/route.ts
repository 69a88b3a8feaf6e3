import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { invitePerson } from '@/lib/accounts'
import { InvitedDto, InvitePerson } from '@/lib/accounts/contract'

export const POST = route({
  access: staff('owner', 'organisationSlug'),
  input: InvitePerson,
  output: InvitedDto,
  audit: 'people.invite',
  limit: perActor('60/hour'),
  // The answer holds a link that is kept nowhere: no replay may keep it either.
  replays: false,
  handle: invitePerson,
})
