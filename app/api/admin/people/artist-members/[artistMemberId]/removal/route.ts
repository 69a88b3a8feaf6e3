import { staff } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { removeArtistMember } from '@/lib/accounts'
import { ArtistMemberById, Done } from '@/lib/accounts/contract'

export const POST = route({
  access: staff('owner', 'artistMemberId'),
  input: ArtistMemberById,
  output: Done,
  audit: 'people.remove_artist_member',
  limit: perActor('60/min'),
  handle: removeArtistMember,
})
