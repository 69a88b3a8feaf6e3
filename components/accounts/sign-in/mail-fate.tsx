'use client'

import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { SignInStateDto } from '@/lib/accounts/contract'

/** What became of the mail so far. */
export function MailFate({ mail }: { mail: SignInStateDto['mail'] }) {
  const t = useTranslations('signIn.mail')
  const bad = mail === 'failed' || mail === 'bounced'
  return (
    <div role="status" className="mt-1.5 empty:hidden">
      {mail !== null && !bad && (
        <p className="flex items-center gap-2 text-sm text-ink-soft">
          {mail === 'queued' ? (
            <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />
          ) : (
            <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
          )}
          {t(mail)}
        </p>
      )}
      {bad && (
        <p className="mt-3 flex gap-2.5 rounded-xl border border-bad/40 bg-bad-wash p-3.5">
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-bad" />
          <span>
            <strong className="block text-bad">{t(`${mail}Title`)}</strong>
            {t(mail)}
          </span>
        </p>
      )}
    </div>
  )
}
