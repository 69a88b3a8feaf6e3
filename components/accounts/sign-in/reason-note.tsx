'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { SignInReason } from '@/lib/accounts/contract'

interface ReasonNoteProps {
  reason: SignInReason
  /** What was wanted: to sign in, or to link the other account to this one. */
  wanted: 'signIn' | 'link'
}

/** Why the way through another account came to nothing, and what to do. */
export function ReasonNote({ reason, wanted }: ReasonNoteProps) {
  const signIn = useTranslations('signIn.reasons')
  const link = useTranslations('me.reasons')
  return (
    <p role="alert" className="flex gap-2.5 rounded-xl bg-warn-wash p-3.5 text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0 text-warn" />
      <span>{wanted === 'signIn' ? signIn(reason) : link(reason)}</span>
    </p>
  )
}
