import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { organisationsWhere, Words, type ArtistDto, type PersonActor } from '../contract'
import { lockOwned } from './owned'
import { findArtist, setArtistName } from './store'

/** An owner gives an artist another name; where it is shown, it is so from now on. The address stays. Throws `not_found`. */
export async function renameArtist(ports: Ports, actor: PersonActor, input: { artistSlug: string; name: Words }): Promise<ArtistDto> {
  const artist = await findArtist(ports.db, organisationsWhere(actor, 'owner'), input.artistSlug)
  if (!artist) throw notFound()
  await transact(ports, async (inside) => {
    await lockOwned(inside, actor, artist.organisationId)
    await setArtistName(inside.db, artist.id, input.name)
    const former = Words.parse(artist.name)
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: artist.organisationId,
      detail: { artist: input.artistSlug, formerJa: former.ja, formerEn: former.en },
    })
  })
  return { slug: input.artistSlug, name: input.name }
}
