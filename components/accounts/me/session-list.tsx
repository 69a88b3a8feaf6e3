'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { MonitorSmartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { getJson } from '@/components/shell/fetch-json'
import { useAction } from '@/components/shell/use-action'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { EmptyState } from '@/components/ui/empty-state'
import { Moment } from '@/components/ui/event-time'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import { useToast } from '@/components/ui/toast'
import type { SessionsDto } from '@/lib/accounts/contract'
import { knownDevice } from './known-device'

type Session = SessionsDto['sessions'][number]

/** The devices the person is signed in on; any but the present one can be ended here. */
export function SessionList() {
  const t = useTranslations('accounts')
  const toast = useToast()
  const client = useQueryClient()
  const [ending, setEnding] = useState<Session | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => getJson<SessionsDto>('/api/me/sessions', { signal }),
  })
  const end = useAction<unknown, string>({ path: (id) => `/api/me/sessions/${id}/end`, body: () => ({}) })
  const nameOf = ({ device }: Session) => knownDevice(device) || t('unknownDevice')
  const confirmEnd = (session: Session) =>
    end.mutate(session.id, {
      onSuccess: () => {
        setEnding(null)
        toast({ text: t('ended') })
        void client.invalidateQueries({ queryKey: ['sessions'] })
      },
    })
  if (data === undefined) {
    return error === null ? (
      <Loading className="mt-4 space-y-3">
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </Loading>
    ) : (
      <ProblemPanel error={error} onRetry={() => void refetch()} className="mt-4" />
    )
  }
  if (data.sessions.length === 0) return <EmptyState title={t('sessionsEmptyTitle')} text={t('sessionsEmptyText')} />
  return (
    <>
      <ul className="mt-3 divide-y divide-line">
        {data.sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-3 py-3.5">
            <MonitorSmartphone aria-hidden className="size-6 shrink-0 text-ink-soft" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 font-semibold">
                {nameOf(session)}
                {session.current && <Badge tone="good">{t('thisDevice')}</Badge>}
              </p>
              <p className="text-sm text-ink-soft">
                {t.rich('lastSeen', { time: () => <Moment instant={session.lastSeenAt} /> })}
              </p>
            </div>
            {!session.current && (
              <Button look="quiet" size="small" aria-label={t('endSessionOf', { device: nameOf(session) })} onClick={() => setEnding(session)}>
                {t('endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending !== null && (
        <Confirm
          open
          onOpenChange={() => {
            setEnding(null)
            end.reset()
          }}
          title={t('endTitle')}
          description={t('endText', { device: nameOf(ending) })}
          confirm={t('endConfirm')}
          keep={t('keep')}
          busy={end.isPending}
          onConfirm={() => confirmEnd(ending)}
        >
          <ProblemPanel error={end.error} />
        </Confirm>
      )}
    </>
  )
}
