import { readArtistNames, readSeller } from '@/lib/accounts'
import { Words } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { EventSummaryDto, type EventDetailDto, type EventListDto } from './contract'
import { findPublicEvent, findPublicEvents } from './store'

const listedAfterEndMs = 30 * 24 * 60 * 60 * 1000

/** What is on: every public event that is ahead, running, or ended within 30 days. */
export async function listPublicEvents(ports: Ports): Promise<EventListDto> {
  const rows = await findPublicEvents(ports.db, new Date(ports.clock.now().getTime() - listedAfterEndMs))
  const names = await readArtistNames(ports, rows.flatMap(artistIds))
  return { events: rows.map((row) => summary(row, names)) }
}

/** One public event by its slug, with the id for other rooms. Throws `not_found`. */
export async function readPublicEvent(ports: Ports, slug: string): Promise<{ id: string; organisationId: string; detail: EventDetailDto }> {
  const row = await findPublicEvent(ports.db, slug)
  if (!row) throw notFound()
  const [names, seller] = await Promise.all([readArtistNames(ports, artistIds(row)), readSeller(ports, row.organisationId)])
  const detail: EventDetailDto = {
    ...summary(row, names),
    description: Words.parse(row.description),
    sellerName: seller.sellerName,
    programme: row.programme.map((item) => ({
      startsAt: item.startsAt.toISOString(),
      endsAt: item.endsAt.toISOString(),
      title: Words.parse(item.title),
    })),
  }
  return { id: row.id, organisationId: row.organisationId, detail }
}

type Row = Awaited<ReturnType<typeof findPublicEvents>>[number]

function artistIds(row: Pick<Row, 'artists'>): string[] {
  return row.artists.map((artist) => artist.artistProfileId)
}

function summary(row: Row, names: Map<string, Words>): EventSummaryDto {
  return {
    slug: row.slug,
    title: Words.parse(row.title),
    artists: artistIds(row).flatMap((id) => names.get(id) ?? []).map((name) => ({ name })),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    zone: row.zone,
    accent: row.accent,
    state: EventSummaryDto.shape.state.parse(row.state),
  }
}
