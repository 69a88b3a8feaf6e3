'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { getJson } from '@/components/shell/fetch-json'
import { safeNext } from '@/components/shell/sign-in-path'
import { Mark } from '@/components/shell/wordmark'
import { isProblem } from '@/components/ui/problem-error'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { DemoPeopleDto } from '@/lib/accounts/contract'
import { DemoPeople } from './demo-people'

/** The way in. `next` is where the person wanted to go; anything that is not a place of ours leads home. */
export function SignInScreen({ next }: { next?: string }) {
  const t = useTranslations('accounts')
  const place = safeNext(next)
  const demo = useQuery({
    queryKey: ['demo-people'],
    queryFn: ({ signal }) => getJson<DemoPeopleDto>('/api/demo/people', { signal }),
    staleTime: Infinity,
  })
  // Outside the demo the route is not there, and that is the answer.
  const noDemo = isProblem(demo.error) && demo.error.problem.status === 404
  return (
    <div className="mx-auto max-w-md">
      <div className="mb-8 text-center">
        <Mark className="mx-auto h-10 w-auto" />
        <h1 className="mt-4 text-2xl font-extrabold">{t('signInHeading')}</h1>
        <p className="mt-1.5 text-ink-soft">{t('signInLead')}</p>
        {place !== '/' && <p className="text-ink-soft">{t('backTo')}</p>}
      </div>
      {demo.isPending && (
        <Loading className="space-y-3">
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
        </Loading>
      )}
      {demo.data !== undefined && <DemoPeople people={demo.data.people} next={place} />}
      {noDemo && <p className="rounded-xl bg-sunken p-5 text-center">{t('noWayIn')}</p>}
      {demo.isError && !noDemo && <ProblemPanel error={demo.error} onRetry={() => void demo.refetch()} />}
    </div>
  )
}
