import { platform } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { createOrganisation, listOrganisations } from '@/lib/accounts'
import { CreateOrganisation, OrganisationMadeDto, OrganisationsDto } from '@/lib/accounts/contract'
import { NoInput } from '@/lib/events/contract'

export const GET = route({
  access: platform(null),
  input: NoInput,
  output: OrganisationsDto,
  audit: 'platform.list_organisations',
  limit: perActor('120/min'),
  handle: (ports) => listOrganisations(ports),
})

export const POST = route({
  access: platform('support'),
  input: CreateOrganisation,
  output: OrganisationMadeDto,
  audit: 'platform.create_organisation',
  limit: perActor('30/hour'),
  // The answer holds a link that is kept nowhere: no replay may keep it either.
  replays: false,
  handle: createOrganisation,
})
