import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { editOrganisation, readOrganisation } from '@/lib/accounts'
import { EditOrganisation, OrganisationDto, ReadOrganisation } from '@/lib/accounts/contract'

export const GET = route({
  access: staff('owner', 'organisationSlug'),
  input: ReadOrganisation,
  output: OrganisationDto,
  audit: 'people.read_organisation',
  limit: perActor('120/min'),
  handle: readOrganisation,
})

export const POST = route({
  access: staff('owner', 'organisationSlug'),
  input: EditOrganisation,
  output: OrganisationDto,
  audit: 'people.edit_organisation',
  limit: perActor('60/hour'),
  handle: editOrganisation,
})
