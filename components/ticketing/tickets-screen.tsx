'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect } from 'react'
import { liveEvents } from '@/components/player/engine/live-events'
import { getJson } from '@/components/shell/fetch-json'
import { PageTitle } from '@/components/shell/page-title'
import { buttonClasses } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { EmptyState } from '@/components/ui/empty-state'
import { LiveRegion } from '@/components/ui/live-region'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { TicketDto, TicketsDto } from '@/lib/ticketing/contract'
import { groupTickets } from './ticket-groups'
import { ticketPhase } from './ticket-phase'
import { TicketStub } from './ticket-stub'
import { WaitingOrderList } from './waiting-order-list'
import { useWaitingOrders } from './waiting-orders'
import { useWatchStates } from './watch-states'

/** Everything the person holds: what to watch now, what comes, what was. */
export function TicketsScreen() {
  const t = useTranslations('tickets')
  const { data, error, refetch } = useQuery({
    queryKey: ['tickets'],
    queryFn: ({ signal }) => getJson<TicketsDto>('/api/ticketing/tickets', { signal }),
    refetchInterval: 60_000,
  })
  const waiting = useWaitingOrders({ enabled: true })
  return (
    <>
      <PageTitle title={t('heading')} />
      {data !== undefined && <WaitingOrderList waiting={waiting} />}
      {data === undefined && error === null && (
        <Loading className="grid gap-5 sm:grid-cols-2">
          <Skeleton className="h-80" />
          <Skeleton className="h-80" />
        </Loading>
      )}
      {data === undefined && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.tickets.length === 0 && (
        <EmptyState
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            <Link href="/" className={buttonClasses({})}>
              {t('emptyAction')}
            </Link>
          }
        />
      )}
      {data !== undefined && data.tickets.length > 0 && <TicketLists tickets={data.tickets} />}
    </>
  )
}

function TicketLists({ tickets }: { tickets: readonly TicketDto[] }) {
  const t = useTranslations('tickets')
  const locale = useLocale()
  const now = useNow() ?? Date.now()
  const watches = useWatchStates(tickets.filter((ticket) => ticketPhase(ticket, now) === 'around'))
  const client = useQueryClient()
  useEffect(
    () =>
      liveEvents.subscribe((event) => {
        // Anything may have happened to a ticket or to what it opens: read both again.
        void client.invalidateQueries({ queryKey: ['watch-state'] })
        if (event.name !== 'broadcast') void client.invalidateQueries({ queryKey: ['tickets'] })
      }),
    [client],
  )
  const groups = groupTickets(tickets, watches, now)
  const live = groups.now.find(({ moment }) => moment === 'live')
  return (
    <div className="space-y-12">
      <LiveRegion text={live === undefined ? '' : t('oneLive', { title: localText(live.ticket.eventTitle, locale) })} />
      {(['now', 'next', 'past'] as const).map(
        (key) =>
          groups[key].length > 0 && (
            <section key={key} aria-labelledby={`tickets-${key}`}>
              <h2 id={`tickets-${key}`} className="mb-4 text-xl">
                {t(`groups.${key}`)}
              </h2>
              <ul className="grid gap-5 sm:grid-cols-2">
                {groups[key].map((held) => (
                  <li key={held.ticket.id}>
                    <TicketStub {...held} now={now} />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  )
}
