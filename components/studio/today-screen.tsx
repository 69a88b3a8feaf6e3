'use client'

import { useTranslations } from 'next-intl'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState } from '@/components/ui/empty-state'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { StudioBroadcastDto } from '@/lib/streaming/contract'
import { useBroadcasts } from './broadcasts'
import { TodayCard } from './today-card'
import { groupsOf } from './today-groups'

/** `/studio`: the artist's broadcasts, what is on now first. */
export function TodayScreen() {
  const t = useTranslations('studio')
  const { data, error, refetch } = useBroadcasts()
  const { now, next, over } = groupsOf(data ?? [])
  return (
    <div data-theme="dark">
      <PageTitle title={t('todayTitle')} lead={t('todayLead')} />
      <ProblemPanel error={error} onRetry={() => void refetch()} className="mb-5" />
      {data === undefined && error === null && (
        <Loading className="space-y-4">
          <Skeleton className="h-40" />
          <Skeleton className="h-40" />
        </Loading>
      )}
      {data !== undefined && data.length === 0 && <EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      <div className="space-y-8">
        <Group name={t('groupNow')} broadcasts={now} />
        <Group name={t('groupNext')} broadcasts={next} />
        <Group name={t('groupOver')} broadcasts={over} />
      </div>
    </div>
  )
}

function Group({ name, broadcasts }: { name: string; broadcasts: readonly StudioBroadcastDto[] }) {
  if (broadcasts.length === 0) return null
  return (
    <section aria-label={name} className="space-y-4">
      <h2 className="text-sm font-bold text-ink-soft">{name}</h2>
      {broadcasts.map((broadcast) => (
        <TodayCard key={broadcast.id} broadcast={broadcast} />
      ))}
    </section>
  )
}
