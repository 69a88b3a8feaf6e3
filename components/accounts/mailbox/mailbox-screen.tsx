'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { getJson } from '@/components/shell/fetch-json'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState } from '@/components/ui/empty-state'
import { LiveRegion } from '@/components/ui/live-region'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { MailboxDto } from '@/lib/accounts/contract'
import { LetterCard } from './letter-card'

/** How often the box is looked into, ms. */
const lookAgainMs = 2_000

/** Where the demo's letters end. */
export function MailboxScreen() {
  const t = useTranslations('mailbox')
  const { data, error, refetch } = useQuery({
    queryKey: ['mailbox'],
    queryFn: ({ signal }) => getJson<MailboxDto>('/api/mailbox', { signal }),
    refetchInterval: lookAgainMs,
  })
  return (
    <>
      <PageTitle title={t('heading')} lead={t('lead')} />
      {data === undefined && error === null && (
        <Loading className="space-y-4">
          <Skeleton className="h-40" />
          <Skeleton className="h-40" />
        </Loading>
      )}
      {data === undefined && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data?.letters.length === 0 && <EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      <ul className="space-y-4">
        {data?.letters.map((letter) => (
          <LetterCard key={letter.id} letter={letter} />
        ))}
      </ul>
      <LiveRegion text={data === undefined ? '' : t('count', { count: data.letters.length })} />
    </>
  )
}
