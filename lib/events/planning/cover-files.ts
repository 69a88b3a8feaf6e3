import { createHash } from 'node:crypto'
import { owe } from '@/lib/platform/outbox/outbox'
import { makePictures, type MadePictures } from '@/lib/platform/pictures'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { coverFiles } from '../cover-address'
import { pictureKind } from '../rules/picture-kind'
import { coverBounds } from '../rules/plan-inputs'
import { findCoverDigest, lockEvent, setPlan } from '../store-plan'
import type { EventPlan } from './plan'

const files = Object.values(coverFiles)

/** Reads what somebody sent as a picture and makes ours out of it. Changes nothing. Throws `picture_refused`. */
export async function readPicture(bytes: Uint8Array): Promise<MadePictures> {
  const kind = pictureKind(bytes)
  if (!kind) throw new Problem('picture_refused', { user: 'Send a JPEG, PNG, WebP or AVIF file.' })
  return makePictures(bytes, kind, coverBounds)
}

/**
 * Gives a locked plan a cover. The files are written while the event's row is locked, and the former ones are deleted under
 * the same lock by whoever gets `cover.replaced`: two who change the cover at once cannot delete each other's.
 */
export async function setCover(ports: Ports, plan: EventPlan, { large, small, social }: MadePictures): Promise<void> {
  const digest = createHash('sha256').update(large.bytes).digest('hex')
  await ports.covers.put(place(plan.id, digest, coverFiles.large), large.bytes)
  await ports.covers.put(place(plan.id, digest, coverFiles.small), small)
  await ports.covers.put(place(plan.id, digest, coverFiles.social), social)
  await replace(ports, plan, { coverDigest: digest, coverWidth: large.width, coverHeight: large.height })
}

/** Takes a locked plan's cover away. */
export function removeCover(ports: Ports, plan: EventPlan): Promise<void> {
  return replace(ports, plan, { coverDigest: null, coverWidth: null, coverHeight: null })
}

type CoverColumns = { coverDigest: string | null; coverWidth: number | null; coverHeight: number | null }

async function replace(ports: Ports, plan: EventPlan, columns: CoverColumns): Promise<void> {
  const former = await findCoverDigest(ports.db, plan.id)
  await setPlan(ports.db, plan.id, columns)
  if (former && former !== columns.coverDigest) await oweDeletion(ports, plan.id, former)
}

/** Owes the deletion of a cover that is no longer anybody's. Call it in the transaction that lets it go. */
export function oweDeletion(ports: Ports, eventId: string, digest: string): Promise<void> {
  return owe(ports, 'cover.replaced', { eventId, digest })
}

/** Deletes a former cover's files, unless it has become the cover again. Call it inside a transaction. For a reaction, which may repeat. */
export async function deleteFormerCover(ports: Ports, { eventId, digest }: { eventId: string; digest: string }): Promise<void> {
  await lockEvent(ports.db, eventId)
  if ((await findCoverDigest(ports.db, eventId)) === digest) return
  await ports.covers.deleteAll(`${eventId}/${digest}`)
}

/** Copies a plan's cover to a new event. Answers its columns; null without a cover, or when it has just been replaced. */
export async function copyCover(ports: Ports, plan: EventPlan, eventId: string): Promise<CoverColumns | null> {
  const digest = await findCoverDigest(ports.db, plan.id)
  if (!digest || !plan.cover?.url.includes(digest)) return null
  const bodies = await Promise.all(files.map((file) => ports.covers.read(place(plan.id, digest, file))))
  if (bodies.some((body) => body === null)) return null
  for (const [index, file] of files.entries()) await ports.covers.put(place(eventId, digest, file), bodies[index] ?? Buffer.alloc(0))
  return { coverDigest: digest, coverWidth: plan.cover.width, coverHeight: plan.cover.height }
}

export function place(eventId: string, digest: string, file: string): string {
  return `${eventId}/${digest}/${file}`
}
