import { organisationsWhere, type Actor } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { ReadCover } from './contract'
import { place } from './planning/cover-files'
import { findCoverOwner } from './store-plan'

/** A cover's bytes. `isPublic`: whether anybody may keep them. */
export type CoverFile = { body: Uint8Array<ArrayBuffer>; type: 'image/webp' | 'image/jpeg'; isPublic: boolean }

/** A file of an event's present cover: of a public event for everyone, of a draft for its staff. Throws `not_found`. */
export async function readCover(ports: Ports, actor: Actor, input: ReadCover): Promise<CoverFile> {
  const [digest = '', file = ''] = [input.file.slice(0, 64), input.file.slice(65)]
  const event = await findCoverOwner(ports.db, { organisationIds: organisationsWhere(actor, 'moderator') }, input.slug, digest)
  const body = event && (await ports.covers.read(place(event.id, digest, file)))
  if (!body) throw notFound()
  return { body: new Uint8Array(body), type: file.endsWith('.jpg') ? 'image/jpeg' : 'image/webp', isPublic: event.state !== 'draft' }
}
