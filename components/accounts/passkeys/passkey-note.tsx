'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { passkeyFault } from './passkey-fault'

/** What went wrong with a passkey: the browser's refusals in words of their own, the server's as always. */
export function PasskeyNote({ error, what }: { error: unknown; what: 'signIn' | 'add' }) {
  const t = useTranslations('passkeys')
  const fault = passkeyFault(error)
  if (fault === null) return <ProblemPanel error={error} />
  return (
    <p role="alert" className="flex gap-2.5 rounded-xl bg-warn-wash p-3.5 text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0 text-warn" />
      <span>{t(`faults.${what}.${fault}`)}</span>
    </p>
  )
}
