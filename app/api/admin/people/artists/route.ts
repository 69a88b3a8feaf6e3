import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { createArtist } from '@/lib/accounts'
import { ArtistDto, CreateArtist } from '@/lib/accounts/contract'

export const POST = route({
  access: staff('owner', 'organisationSlug'),
  input: CreateArtist,
  output: ArtistDto,
  audit: 'people.create_artist',
  limit: perActor('60/hour'),
  handle: createArtist,
})
