'use client'

import { Hourglass } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useViewer } from '@/components/shell/viewer'
import { buttonClasses } from '@/components/ui/button'

/** The link is of no more use. Whoever is signed in already need do nothing. */
export function LinkOver() {
  const t = useTranslations('link')
  const signedIn = useViewer()?.signedIn === true
  return (
    <div className="space-y-4 text-center" role="status">
      <Hourglass aria-hidden className="mx-auto size-9 text-ink-soft" />
      <p>{t(signedIn ? 'overSignedIn' : 'over')}</p>
      <a href={signedIn ? '/' : '/signin'} className={buttonClasses({ wide: true })}>
        {t(signedIn ? 'goOn' : 'again')}
      </a>
    </div>
  )
}
