'use client'

import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { postJson } from '@/components/shell/fetch-json'
import { InAppPanel } from '@/components/shell/in-app/in-app-panel'
import { useViewer } from '@/components/shell/viewer'
import { EmptyState } from '@/components/ui/empty-state'
import { localText } from '@/components/ui/local-text'
import { isProblem } from '@/components/ui/problem-error'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { AcceptedDto, InvitationDto } from '@/lib/accounts/contract'
import { InvitationAnswer } from './invitation-answer'
import { InvitationFacts } from './invitation-facts'
import { Joined } from './joined'
import { takeToken } from './kept-token'

/** What an invitation's link leads to: who invites to what, and yes or not now. */
export function InvitationScreen() {
  const t = useTranslations('invitation')
  const token = useToken()
  if (token === undefined) return <Looking />
  if (token === null) return <EmptyState title={t('missingTitle')} text={t('missingText')} />
  return <OneInvitation key={token} token={token} />
}

/** The link's token; undefined until the browser has been asked. A second link pasted into the same window counts as well. */
function useToken(): string | null | undefined {
  const [token, setToken] = useState<string | null>()
  useEffect(() => {
    const take = () => setToken(takeToken())
    take()
    window.addEventListener('hashchange', take)
    return () => window.removeEventListener('hashchange', take)
  }, [])
  return token
}

function OneInvitation({ token }: { token: string }) {
  const t = useTranslations('invitation')
  const locale = useLocale()
  const viewer = useViewer()
  const [accepted, setAccepted] = useState<AcceptedDto | null>(null)
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    // Who looks is part of the answer.
    queryKey: ['invitation', token, viewer?.signedIn, viewer?.email],
    queryFn: ({ signal }) => postJson<InvitationDto>('/api/invitations/look', { token }, { signal }),
    enabled: viewer !== undefined && accepted === null,
    refetchOnWindowFocus: false,
  })
  if (isProblem(error) && error.problem.code === 'invitation_ended') return <EmptyState title={t('endedTitle')} text={t('endedText')} />
  if (data === undefined) return error === null ? <Looking /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  if (accepted?.outcome === 'joined') return <Joined invitation={data} accepted={accepted} />
  return (
    <>
      <InAppPanel why="invitation" fragment={token} className="mb-6" />
      <h1 className="text-2xl font-extrabold text-balance sm:text-3xl">{t('heading', { organisation: localText(data.organisation, locale) })}</h1>
      <InvitationFacts invitation={data} expiresAtMs={dataUpdatedAt + data.expiresInMs} />
      <InvitationAnswer token={token} mine={accepted?.outcome === 'already' ? 'already' : data.mine} kind={data.kind} onAccepted={setAccepted} />
    </>
  )
}

function Looking() {
  const t = useTranslations('invitation')
  return (
    <Loading className="space-y-4">
      <span className="sr-only">{t('checking')}</span>
      <Skeleton className="h-10 w-3/4" />
      <Skeleton className="h-48" />
    </Loading>
  )
}
