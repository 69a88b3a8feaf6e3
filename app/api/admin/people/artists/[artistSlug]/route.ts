import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { renameArtist } from '@/lib/accounts'
import { ArtistDto, RenameArtist } from '@/lib/accounts/contract'

export const POST = route({
  access: staff('owner', 'artistSlug'),
  input: RenameArtist,
  output: ArtistDto,
  audit: 'people.rename_artist',
  limit: perActor('60/hour'),
  handle: renameArtist,
})
