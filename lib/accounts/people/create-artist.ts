import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { ArtistDto, PersonActor, Words } from '../contract'
import { lockOwned, readOwned } from './owned'
import { addArtist } from './store'

/** An owner adds an artist to the organisation. Throws `not_found`, or `slug_taken`. */
export async function createArtist(ports: Ports, actor: PersonActor, input: { organisationSlug: string; slug: string; name: Words }): Promise<ArtistDto> {
  const { chosen } = await readOwned(ports, actor, input.organisationSlug)
  const { slug, name } = input
  await transact(ports, async (inside) => {
    await lockOwned(inside, actor, chosen.id)
    if (!(await addArtist(inside.db, { id: inside.ids.uuid(), organisationId: chosen.id, slug, name }))) throw new Problem('slug_taken')
    await recordEntry(inside, { actorId: actor.personId, organisationId: chosen.id, detail: { artist: slug } })
  })
  return { slug, name }
}
