'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { getJson } from '@/components/shell/fetch-json'
import { InAppPanel } from '@/components/shell/in-app/in-app-panel'
import { safeNext } from '@/components/shell/sign-in-path'
import { useViewer } from '@/components/shell/viewer'
import { Mark } from '@/components/shell/wordmark'
import { Card, CardBody } from '@/components/ui/card'
import { cn } from '@/components/ui/class-names'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { MeDto, SignInReason } from '@/lib/accounts/contract'
import { CodeStep } from './code-step'
import { DemoPeople } from './demo-people'
import { FirstStep } from './first-step'
import { goOn } from './go-on'
import { hasGone, type SignInProgress } from './progress'
import { useDemoPeople } from './use-demo-people'
import { progressKey, useProgress } from './use-progress'
import { useWays } from './use-ways'

interface SignInScreenProps {
  /** Where the person wanted to go; anything that is not a place of ours leads home. */
  next?: string
  /** Why the way through another account ended here. */
  reason?: SignInReason
}

/** The way in. What step it shows is the server's to say, so that a reload or a second tab shows the same. */
export function SignInScreen({ next, reason }: SignInScreenProps) {
  const t = useTranslations('signIn')
  const client = useQueryClient()
  const place = safeNext(next)
  const viewer = useViewer()
  const progress = useProgress()
  const ways = useWays()
  const people = useDemoPeople(viewer?.isDemo ?? false)
  const [email, setEmail] = useState<string | null>(null)
  const own = useFollowed(progress.data, () => goOn({ next: place, isNew: false }))
  const leave = () => {
    own.current = true
    setEmail(progress.data?.email ?? null)
    void client.invalidateQueries({ queryKey: progressKey })
  }
  const { data } = progress
  const asked = data !== undefined && data.state !== 'none' && data.email !== null
  const demo = people.length > 0
  return (
    <div className={cn('mx-auto', demo ? 'max-w-md lg:max-w-5xl' : 'max-w-md')}>
      <div className="mb-7 text-center">
        <Mark className="mx-auto h-10 w-auto" />
        <h1 className="mt-4 text-2xl font-extrabold">{asked ? t('codeHeading') : t('heading')}</h1>
        {!asked && <p className="mt-1.5 text-ink-soft">{t('lead')}</p>}
        {place !== '/' && <p className="text-ink-soft">{t('backTo')}</p>}
      </div>
      <div className={cn('grid items-start gap-8', demo && 'lg:grid-cols-2 lg:gap-12')}>
        <div className="space-y-5">
          <InAppPanel why="signIn" />
          <Card>
            <CardBody>
              {data === undefined && progress.error === null && (
                <Loading className="space-y-4">
                  <Skeleton className="h-12" />
                  <Skeleton className="h-12" />
                </Loading>
              )}
              {data === undefined && <ProblemPanel error={progress.error} onRetry={() => void progress.refetch()} />}
              {data !== undefined && data.email !== null && asked && (
                <CodeStep
                  progress={data}
                  email={data.email}
                  next={place}
                  mailbox={ways.data?.mailbox ?? false}
                  onSignedIn={(signedIn) => {
                    own.current = true
                    goOn(signedIn)
                  }}
                  onLeave={leave}
                />
              )}
              {data !== undefined && !asked && (
                <FirstStep
                  // The address of whoever is signed in arrives a moment later than the field.
                  key={viewer?.email ?? ''}
                  next={place}
                  email={email ?? viewer?.email ?? ''}
                  viewer={viewer}
                  proved={data.provider}
                  providers={ways.data?.providers ?? []}
                  reason={reason}
                />
              )}
            </CardBody>
          </Card>
        </div>
        {demo && <DemoPeople people={people} next={place} />}
      </div>
    </div>
  )
}

/**
 * Goes on when the mail's link was used in another tab of this browser.
 * @returns set it to true before this page itself ends its sign-in
 */
function useFollowed(progress: SignInProgress | undefined, onSignedIn: () => void) {
  const own = useRef(false)
  const before = useRef<SignInProgress>(undefined)
  const go = useRef(onSignedIn)
  useEffect(() => {
    go.current = onSignedIn
  })
  useEffect(() => {
    if (progress === undefined) return
    const gone = hasGone(before.current, progress) && !own.current
    before.current = progress
    if (progress.state !== 'none') own.current = false
    if (!gone) return
    const look = async () => {
      const me = await getJson<MeDto>('/api/me')
      if (me.signedIn) go.current()
    }
    // Not to be known now is no harm: the page has gone back to its first step.
    look().catch(() => undefined)
  }, [progress])
  return own
}
