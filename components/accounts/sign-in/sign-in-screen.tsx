'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { takeToken } from '@/components/people/kept-token'
import { InAppPanel } from '@/components/shell/in-app/in-app-panel'
import { safeNext } from '@/components/shell/sign-in-path'
import { useViewer } from '@/components/shell/viewer'
import { Mark } from '@/components/shell/wordmark'
import { Card, CardBody } from '@/components/ui/card'
import { cn } from '@/components/ui/class-names'
import type { SignInReason } from '@/lib/accounts/contract'
import { DemoPeople } from './demo-people'
import { SignInSteps } from './sign-in-steps'
import { useDemoPeople } from './use-demo-people'
import { useProgress } from './use-progress'

interface SignInScreenProps {
  /** Where the person wanted to go; anything that is not a place of ours leads home. */
  next?: string
  /** Why the way through another account ended here. */
  reason?: SignInReason
  /** Whether the browser has just come from an account elsewhere that is not linked yet. */
  fromProvider: boolean
}

/** Out of an app's own browser. Whoever was invited begins over there with the invitation, which only this window has kept. */
function WayOut({ next }: { next: string }) {
  const [token, setToken] = useState<string | null>()
  useEffect(() => setToken(takeToken()), [])
  if (token === undefined) return null
  const isInvited = token !== null && next.split('?')[0] === '/invitation'
  return isInvited ? <InAppPanel why="invitation" path="/invitation" fragment={token} /> : <InAppPanel why="signIn" />
}

/** The way in; in the demo with its one-click people beside it. */
export function SignInScreen({ next, reason, fromProvider }: SignInScreenProps) {
  const t = useTranslations('signIn')
  const place = safeNext(next)
  const viewer = useViewer()
  const progress = useProgress()
  const people = useDemoPeople(viewer?.isDemo === true)
  const asked = progress.data !== undefined && progress.data.state !== 'none'
  const demo = people.length > 0
  return (
    <div className={cn('mx-auto max-w-md', demo && 'lg:max-w-5xl')}>
      <div className="mb-7 text-center">
        <Mark className="mx-auto h-10 w-auto" />
        <h1 className="mt-4 text-2xl font-extrabold">{asked ? t('codeHeading') : t('heading')}</h1>
        {!asked && <p className="mt-1.5 text-ink-soft">{t('lead')}</p>}
        {place !== '/' && <p className="text-ink-soft">{t('backTo')}</p>}
      </div>
      <div className={cn('grid items-start gap-8', demo && 'lg:grid-cols-2 lg:gap-12')}>
        <div className="space-y-5">
          <WayOut next={place} />
          <Card>
            <CardBody>
              <SignInSteps progress={progress} next={place} reason={reason} fromProvider={fromProvider} />
            </CardBody>
          </Card>
        </div>
        {demo && <DemoPeople people={people} next={place} />}
      </div>
    </div>
  )
}
