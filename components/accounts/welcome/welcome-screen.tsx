'use client'

import { useTranslations } from 'next-intl'
import { useSearchParams } from 'next/navigation'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { safeNext } from '@/components/shell/sign-in-path'
import { Mark } from '@/components/shell/wordmark'
import { buttonClasses } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { NameForm } from '../me/name-form'

/** Greets a newcomer: a name and a language, then on to where they were going. */
export function WelcomeScreen() {
  const t = useTranslations('welcome')
  const place = safeNext(useSearchParams().get('next'))
  return (
    <div className="mx-auto max-w-md">
      <div className="mb-7 text-center">
        <Mark className="mx-auto h-10 w-auto" />
        <h1 className="mt-4 text-2xl font-extrabold">{t('heading')}</h1>
        <p className="mt-1.5 text-ink-soft">{t('lead')}</p>
      </div>
      <Card>
        <CardBody className="space-y-6">
          <div>
            <p className="font-semibold">{t('language')}</p>
            <LanguageSwitch />
          </div>
          <NameForm name="" submit={t('goOn')} onSaved={() => window.location.assign(place)} />
        </CardBody>
      </Card>
      <p className="mt-4 text-center text-sm text-ink-soft">
        {t('later')}
        <br />
        <a href={place} className={buttonClasses({ look: 'link', size: 'small' })}>
          {t('skip')}
        </a>
      </p>
    </div>
  )
}
