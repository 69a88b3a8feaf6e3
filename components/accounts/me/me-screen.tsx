'use client'

import { useTranslations } from 'next-intl'
import { useSearchParams } from 'next/navigation'
import { OwnRoles } from '@/components/people/own-roles'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { PageTitle } from '@/components/shell/page-title'
import { useViewer } from '@/components/shell/viewer'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { nextPath, SignInReason } from '@/lib/accounts/contract'
import { PasskeyNeeded } from '../passkeys/passkey-needed'
import { PasskeysCard } from '../passkeys/passkeys-card'
import { ReasonNote } from '../sign-in/reason-note'
import { IdentitiesCard } from './identities-card'
import { NameCard } from './name-card'
import { PendingIdentity } from './pending-identity'
import { SessionList } from './session-list'
import { SignOutEverywhere } from './sign-out-everywhere'

/** The person's own settings. Use it in a `narrow` frame. */
export function MeScreen() {
  const t = useTranslations('accounts')
  const query = useSearchParams()
  const viewer = useViewer()
  const reason = SignInReason.safeParse(query.get('reason'))
  return (
    <>
      <PageTitle title={t('meHeading')} lead={viewer?.displayName ?? undefined} />
      <div className="space-y-5">
        {viewer?.needsPasskey === true && <PasskeyNeeded next={nextPath(query.get('next'))} />}
        {reason.success && <ReasonNote wanted="link" reason={reason.data} />}
        {viewer !== undefined && <PendingIdentity email={viewer.email} />}
        {viewer !== undefined && <NameCard viewer={viewer} />}
        <Card>
          <CardBody className="flex flex-wrap items-center justify-between gap-3">
            <div>
              <CardTitle>{t('languageHeading')}</CardTitle>
              <p className="text-sm text-ink-soft">{t('languageText')}</p>
            </div>
            <LanguageSwitch />
          </CardBody>
        </Card>
        <PasskeysCard />
        <IdentitiesCard />
        <OwnRoles />
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
