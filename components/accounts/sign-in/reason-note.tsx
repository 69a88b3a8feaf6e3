'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { SignInReason } from '@/lib/accounts/contract'

/** Why the way through another account ended without a sign-in, and what to do. */
export function ReasonNote({ reason }: { reason: SignInReason }) {
  const t = useTranslations('signIn.reasons')
  return (
    <p role="alert" className="flex gap-2.5 rounded-xl bg-warn-wash p-3.5 text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0 text-warn" />
      <span>{t(reason)}</span>
    </p>
  )
}
