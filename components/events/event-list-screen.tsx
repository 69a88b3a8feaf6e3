import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import type { EventSummaryDto } from '@/lib/events/contract'
import { EventCard } from './event-card'
import { FeaturedEvent } from './featured-event'
import { groupByPhase, phaseOf } from './phase'

interface EventListScreenProps {
  events: readonly EventSummaryDto[]
  /** The server's time, ms since 1970. */
  now: number
}

/** The home page: what is on now, what comes, what was. */
export function EventListScreen({ events, now }: EventListScreenProps) {
  const t = useTranslations('events')
  const { on, upcoming, past } = groupByPhase(events, now)
  const featured = on[0] ?? upcoming.find(({ state }) => state !== 'cancelled')
  const groups = [
    { key: 'onNow' as const, list: on },
    { key: 'upcoming' as const, list: upcoming },
    { key: 'archive' as const, list: past },
  ]
    .map(({ key, list }) => ({ key, list: list.filter((event) => event !== featured) }))
    .filter(({ list }) => list.length > 0)
  return (
    <>
      <div className="mb-7 sm:mb-10">
        <h1 className="text-3xl font-extrabold sm:text-5xl">{t('heading')}</h1>
        <p className="mt-3 text-ink-soft sm:text-lg">{t('lead')}</p>
      </div>
      {events.length === 0 && <EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      {featured !== undefined && <FeaturedEvent event={featured} phase={phaseOf(featured, now)} />}
      {groups.map(({ key, list }) => (
        <section key={key} aria-labelledby={`events-${key}`} className="mt-12">
          <h2 id={`events-${key}`} className="mb-4 text-xl">
            {t(key)}
          </h2>
          <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {list.map((event) => (
              <li key={event.slug}>
                <EventCard event={event} phase={phaseOf(event, now)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
