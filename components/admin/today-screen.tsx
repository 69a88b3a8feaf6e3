'use client'

import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageTitle } from '@/components/shell/page-title'
import { useViewer } from '@/components/shell/viewer'
import { buttonClasses } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { EmptyState } from '@/components/ui/empty-state'
import { yenText } from '@/components/ui/money'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import { NeedsList } from './needs-list'
import { OtherEvents } from './other-events'
import { useToday, type TodayEvent } from './today'
import { TodayEventCard } from './today-event'
import { isNear, needsOf } from './today-needs'

/** The organiser's day at a glance. */
export function TodayScreen() {
  const t = useTranslations('admin')
  const locale = useLocale()
  const { data, error, refetch, dataUpdatedAt } = useToday()
  const now = useNow() ?? dataUpdatedAt
  const create = useViewer()?.places.includes('selling') === true && (
    <Link href="/admin/events/new" className={buttonClasses({})}>
      {t('newEvent')}
    </Link>
  )
  const near = (data?.events ?? []).filter((event) => isNear(event, now))
  const time = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'ja-JP', { timeStyle: 'medium' }).format(dataUpdatedAt)
  return (
    <>
      <PageTitle
        title={t('todayHeading')}
        lead={t('todayLead')}
        action={data !== undefined && <p className="text-sm text-ink-soft tabular-nums">{t('updated', { time })}</p>}
      />
      <ProblemPanel error={error} onRetry={() => void refetch()} className="mb-5" />
      {data === undefined && error === null && (
        <Loading className="space-y-5">
          <Skeleton className="h-24" />
          <Skeleton className="h-72" />
        </Loading>
      )}
      {data !== undefined && data.events.length === 0 && <EmptyState title={t('emptyTitle')} text={t('emptyText')} action={create} />}
      {data !== undefined && data.events.length > 0 && (
        <>
          <Totals events={near} />
          <NeedsList needs={needsOf(data.events, now)} />
          <div className="mt-6 space-y-6">
            {near.map((event) => (
              <TodayEventCard key={event.slug} event={event} />
            ))}
          </div>
          {near.length === 0 && <p className="rounded-xl bg-sunken p-5 text-ink-soft">{t('nothingNear')}</p>}
          <OtherEvents events={data.events.filter((event) => !near.includes(event))} />
        </>
      )}
    </>
  )
}

function Totals({ events }: { events: readonly TodayEvent[] }) {
  const t = useTranslations('admin')
  const broadcasts = events.flatMap((event) => event.broadcasts)
  const taken = events.flatMap(({ takenYen }) => takenYen ?? [])
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return (
    <dl className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
      <Total name={t('liveCount')} value={broadcasts.filter(({ state }) => state === 'live').length} />
      <Total name={t('viewers')} value={sum(broadcasts.map(({ viewers }) => viewers))} />
      <Total name={t('sold')} value={sum(events.map(({ sold }) => sold))} />
      {taken.length > 0 && <Total name={t('taken')} value={yenText(sum(taken))} />}
    </dl>
  )
}

function Total({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div className="rounded-2xl border border-line bg-card p-4 shadow-card sm:p-5">
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="mt-0.5 text-xl leading-tight font-extrabold whitespace-nowrap tabular-nums sm:text-3xl">{value}</dd>
    </div>
  )
}
