'use client'

import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/class-names'
import type { SignInStateDto } from '@/lib/accounts/contract'

/** What became of the mail so far. */
export function MailFate({ mail }: { mail: SignInStateDto['mail'] }) {
  const t = useTranslations('signIn.mail')
  const late = mail === 'retrying'
  const troubled = late || mail === 'failed' || mail === 'bounced'
  return (
    <div role="status" className="mt-1.5 empty:hidden">
      {mail !== null && !troubled && (
        <p className="flex items-center gap-2 text-sm text-ink-soft">
          {mail === 'queued' ? (
            <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />
          ) : (
            <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
          )}
          {t(mail)}
        </p>
      )}
      {troubled && (
        <p className={cn('mt-3 flex gap-2.5 rounded-xl border p-3.5', late ? 'border-warn/40 bg-warn-wash' : 'border-bad/40 bg-bad-wash')}>
          <CircleAlert aria-hidden className={cn('mt-0.5 size-5 shrink-0', late ? 'text-warn' : 'text-bad')} />
          <span>
            <strong className={cn('block', late ? 'text-warn' : 'text-bad')}>{t(`${mail}Title`)}</strong>
            {t(mail)}
          </span>
        </p>
      )}
    </div>
  )
}
