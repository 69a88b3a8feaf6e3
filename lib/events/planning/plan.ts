import { Words } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { CoverDto } from '../contract'
import { coverOf } from '../cover-address'
import { findPlan, findPlans, raiseVersion, type PlanRow, type PlanScope } from '../store-plan'

export type { PlanScope } from '../store-plan'

/** An event as its staff plan it, for other rooms. Never leaves the server whole. */
export type EventPlan = {
  id: string
  slug: string
  organisationId: string
  state: 'draft' | 'published' | 'ended' | 'cancelled'
  version: number
  title: Words
  description: Words
  rules: Words
  zone: string
  accent: string
  startsAt: Date
  endsAt: Date
  cover: CoverDto | null
  cancelReason: Words | null
  updatedAt: Date
  publishedAt: Date | null
  cancelledAt: Date | null
  artistProfileIds: string[]
  programme: { startsAt: Date; endsAt: Date; title: Words }[]
  broadcasts: { id: string; artistProfileId: string; title: Words; startsAt: Date; endsAt: Date; archiveMinutes: number }[]
}

/** The plan of an event in scope. Throws `not_found` for every other. */
export async function readPlan(ports: Ports, scope: PlanScope, slug: string): Promise<EventPlan> {
  const row = await findPlan(ports.db, scope, slug)
  if (!row) throw notFound()
  return planned(row)
}

/** The plans of all events in scope, the latest first. */
export async function listPlans(ports: Ports, scope: PlanScope): Promise<EventPlan[]> {
  return (await findPlans(ports.db, scope)).map(planned)
}

/**
 * Takes a plan into this transaction's hands: its version is raised, and everybody else who would change it waits.
 * `seen` is the version that the editor looked at, or null for what must work whoever else has been here.
 * Throws `not_found`, or `changed_elsewhere` when somebody has changed it since.
 */
export async function lockPlan(ports: Ports, scope: PlanScope, slug: string, seen: number | null): Promise<EventPlan> {
  const isRaised = await raiseVersion(ports.db, scope, slug, seen, ports.clock.now())
  const row = await findPlan(ports.db, scope, slug)
  if (!row) throw notFound()
  if (!isRaised) throw new Problem('changed_elsewhere')
  return planned(row)
}

function planned(row: PlanRow): EventPlan {
  const { artists, title, description, rules, cancelReason, programme, broadcasts, coverDigest: _digest, coverWidth: _width, coverHeight: _height, ...facts } = row
  return {
    ...facts,
    title: Words.parse(title),
    description: Words.parse(description),
    rules: Words.parse(rules),
    cancelReason: Words.nullable().parse(cancelReason),
    cover: coverOf(row),
    artistProfileIds: artists.map((artist) => artist.artistProfileId),
    programme: programme.map((line) => ({ ...line, title: Words.parse(line.title) })),
    broadcasts: broadcasts.map((broadcast) => ({ ...broadcast, title: Words.parse(broadcast.title) })),
  }
}
