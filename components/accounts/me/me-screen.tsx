'use client'

import { useTranslations } from 'next-intl'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { PageTitle } from '@/components/shell/page-title'
import { useViewer } from '@/components/shell/viewer'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { SessionList } from './session-list'
import { SignOutEverywhere } from './sign-out-everywhere'

/** The person's own settings. Use it in a `narrow` frame. */
export function MeScreen() {
  const t = useTranslations('accounts')
  const viewer = useViewer()
  return (
    <>
      <PageTitle title={t('meHeading')} lead={viewer?.displayName ?? undefined} />
      <div className="space-y-5">
        <Card>
          <CardBody className="flex flex-wrap items-center justify-between gap-3">
            <div>
              <CardTitle>{t('languageHeading')}</CardTitle>
              <p className="text-sm text-ink-soft">{t('languageText')}</p>
            </div>
            <LanguageSwitch />
          </CardBody>
        </Card>
        <Card>
          <CardBody>
            <CardTitle>{t('devicesHeading')}</CardTitle>
            <p className="text-sm text-ink-soft">{t('devicesText')}</p>
            <SessionList />
          </CardBody>
        </Card>
        <SignOutEverywhere />
      </div>
    </>
  )
}
