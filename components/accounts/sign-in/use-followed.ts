'use client'

import { useEffect, useRef, type RefObject } from 'react'
import { getJson } from '@/components/shell/fetch-json'
import type { MeDto } from '@/lib/accounts/contract'
import { hasGone, type SignInProgress } from './progress'

/**
 * Goes on when the mail's link was used in another tab of this browser.
 * @returns to be set to true before this page itself ends its sign-in
 */
export function useFollowed(progress: SignInProgress | undefined, onSignedIn: () => void): RefObject<boolean> {
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
