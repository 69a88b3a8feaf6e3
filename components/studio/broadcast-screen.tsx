'use client'

import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { EventTime } from '@/components/ui/event-time'
import { useLocalText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import { BroadcastStage } from './broadcast-stage'
import { useBroadcast } from './broadcasts'
import { useStudio } from './use-studio'
import { useWithdrawal } from './use-withdrawal'
import { WithdrawnNote } from './withdrawn-note'

/** `/studio/broadcasts/<id>`: preview, go live, health. */
export function BroadcastScreen({ broadcastId }: { broadcastId: string }) {
  const t = useTranslations('studio')
  const text = useLocalText()
  const studio = useStudio(broadcastId)
  const { data, error, refetch } = useBroadcast(broadcastId)
  const withdrawal = useWithdrawal(broadcastId, studio)
  const onChange = useCallback(() => void refetch(), [refetch])
  const loading = (data === undefined && error === null) || studio === null

  return (
    <div data-theme="dark">
      <Link
        href="/studio"
        className="mb-2 inline-flex min-h-11 items-center gap-2 rounded-md text-sm text-ink-soft hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t('backToday')}
      </Link>
      {data !== undefined && (
        <div className="mb-5 sm:mb-7">
          <h1 className="text-2xl font-extrabold sm:text-3xl">{text(data.title)}</h1>
          <p className="mt-1 text-ink-soft">
            {text(data.artistName)} · {text(data.eventTitle)}
          </p>
          <EventTime startsAt={data.startsAt} endsAt={data.endsAt} zone={data.zone} className="mt-1 text-sm" />
        </div>
      )}
      {withdrawal === null && <ProblemPanel error={error} onRetry={onChange} className="mb-5" />}
      {withdrawal !== null && data === undefined && <WithdrawnNote problem={withdrawal} />}
      {loading && error === null && (
        <Loading className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <Skeleton className="aspect-video" />
          <Skeleton className="h-72" />
        </Loading>
      )}
      {studio !== null && data !== undefined && <BroadcastStage studio={studio} broadcast={data} onChange={onChange} />}
    </div>
  )
}
