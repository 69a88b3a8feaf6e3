'use client'

import { useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useViewer } from '@/components/shell/viewer'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { SignInReason } from '@/lib/accounts/contract'
import { CodeStep } from './code-step'
import { FirstStep } from './first-step'
import { goOn } from './go-on'
import type { SignInProgress } from './progress'
import { useFollowed } from './use-followed'
import { progressKey } from './use-progress'
import { useWays } from './use-ways'

interface SignInStepsProps {
  progress: UseQueryResult<SignInProgress>
  next: string
  reason?: SignInReason
  /** Whether the browser has just come from an account elsewhere. One that somebody left proved here earlier is not spoken of. */
  fromProvider: boolean
}

/** The address, then the code. What step it is, is the server's to say, so that a reload or a second tab shows the same. */
export function SignInSteps({ progress, next, reason, fromProvider }: SignInStepsProps) {
  const client = useQueryClient()
  const viewer = useViewer()
  const ways = useWays()
  const [mistyped, setMistyped] = useState<string | null>(null)
  const own = useFollowed(progress.data, () => goOn({ next, isNew: false }))
  const { data } = progress
  if (data === undefined) {
    return progress.error === null ? (
      <Loading className="space-y-4">
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </Loading>
    ) : (
      <ProblemPanel error={progress.error} onRetry={() => void progress.refetch()} />
    )
  }
  if (data.state !== 'none' && data.email !== null) {
    return (
      <CodeStep
        progress={data}
        email={data.email}
        next={next}
        mailbox={ways.data?.mailbox === true}
        onSignedIn={(signedIn) => {
          own.current = true
          goOn(signedIn)
        }}
        onLeave={() => {
          own.current = true
          setMistyped(data.email)
          void client.invalidateQueries({ queryKey: progressKey })
        }}
      />
    )
  }
  const present = viewer?.email ?? ''
  return (
    <FirstStep
      // The address of whoever is signed in arrives a moment later than the field.
      key={present}
      next={next}
      email={mistyped ?? present}
      viewer={viewer}
      proved={fromProvider ? data.provider : null}
      providers={ways.data?.providers ?? []}
      reason={reason}
    />
  )
}
