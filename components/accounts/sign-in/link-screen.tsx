'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { postJson } from '@/components/shell/fetch-json'
import { Mark } from '@/components/shell/wordmark'
import { Card, CardBody } from '@/components/ui/card'
import { isProblem } from '@/components/ui/problem-error'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { LinkPlaceDto, SignInLink } from '@/lib/accounts/contract'
import { LinkElsewhere } from './link-elsewhere'
import { LinkHere } from './link-here'
import { LinkOver } from './link-over'

type Link = z.infer<typeof SignInLink>
type Place = z.infer<typeof LinkPlaceDto>

/** Looks at the link first, which uses nothing up; what follows depends on whether this browser asked. */
export function LinkScreen({ link }: { link: Link | null }) {
  const t = useTranslations('link')
  const place = useQuery({
    queryKey: ['sign-in-link', link?.request],
    enabled: link !== null,
    queryFn: ({ signal }) => postJson<Place>('/api/accounts/sign-in/link/look', link, { signal }),
    staleTime: Infinity,
    gcTime: 0,
  })
  const over = link === null || isOver(place.error)
  return (
    <div className="mx-auto max-w-md">
      <div className="mb-7 text-center">
        <Mark className="mx-auto h-10 w-auto" />
        <h1 className="mt-4 text-2xl font-extrabold">{t(over ? 'overHeading' : place.data?.place === 'elsewhere' ? 'elsewhereHeading' : 'heading')}</h1>
      </div>
      <Card>
        <CardBody>{over ? <LinkOver /> : show(link, place)}</CardBody>
      </Card>
    </div>
  )

  function show(whole: Link, { data, error, refetch }: typeof place): ReactNode {
    if (data?.place === 'here') return <LinkHere link={whole} email={data.email} onOver={() => void refetch()} />
    if (data?.place === 'elsewhere') return <LinkElsewhere code={data.code} />
    if (error !== null) return <ProblemPanel error={error} onRetry={() => void refetch()} />
    return (
      <Loading className="space-y-4">
        <Skeleton className="h-6" />
        <Skeleton className="h-12" />
      </Loading>
    )
  }
}

/** Used, too old, or never one of ours: all the same to whoever opened it. */
function isOver(error: unknown): boolean {
  return isProblem(error) && [400, 404, 410, 422].includes(error.problem.status)
}
