'use client'

import { ChevronDown, Mailbox } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/button'
import { isCarrier } from './mail-domain'

/** What to look at when no mail comes. In the demo: where it is. */
export function NothingArrives({ email, mailbox }: { email: string; mailbox: boolean }) {
  const t = useTranslations('signIn')
  if (mailbox) {
    return (
      <div className="rounded-xl bg-sunken p-4 text-sm">
        <p>{t('demoMail')}</p>
        <a href="/mailbox" target="_blank" rel="noreferrer" className={buttonClasses({ look: 'quiet', size: 'small', className: 'mt-3' })}>
          <Mailbox aria-hidden />
          {t('toMailbox')}
        </a>
      </div>
    )
  }
  return (
    <details className="group rounded-xl bg-sunken text-sm">
      <summary className="flex min-h-11 list-none items-center justify-between gap-3 rounded-xl px-4 font-semibold [&::-webkit-details-marker]:hidden">
        {t('nothingTitle')}
        <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="list-disc space-y-1 px-4 pb-4 pl-8">
        <li>{t('nothingSpam')}</li>
        {isCarrier(email) && <li>{t('nothingCarrier')}</li>}
        <li>{t('nothingSpelling')}</li>
        <li>{t('nothingWait')}</li>
      </ul>
    </details>
  )
}
