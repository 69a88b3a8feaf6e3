'use client'

import { CircleCheck, KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { MeDto, ProviderName, SignInReason } from '@/lib/accounts/contract'
import { FormerPasskey } from '../passkeys/former-passkey'
import { PasskeyNote } from '../passkeys/passkey-note'
import { usePasskeySignIn, usePasskeysWork } from '../passkeys/use-passkey-sign-in'
import { EmailStep } from './email-step'
import { goOn } from './go-on'
import { ProviderButtons } from './provider-buttons'
import { ReasonNote } from './reason-note'

interface FirstStepProps {
  next: string
  email: string
  viewer: MeDto | undefined
  /** The account elsewhere that has been proved and waits for the address. */
  proved: ProviderName | null
  providers: readonly ProviderName[]
  reason: SignInReason | undefined
}

/** All the ways in: the address first, then what saves typing it. */
export function FirstStep({ next, email, viewer, proved, providers, reason }: FirstStepProps) {
  const t = useTranslations('signIn')
  const works = usePasskeysWork()
  const passkey = usePasskeySignIn(next, works, (signedIn) => goOn({ ...signedIn, isNew: false }))
  return (
    <div className="space-y-5">
      {proved !== null && (
        <p role="status" className="flex gap-2.5 rounded-xl bg-good-wash p-3.5 text-sm">
          <CircleCheck aria-hidden className="mt-0.5 size-4.5 shrink-0 text-good" />
          <span>{t('proved', { provider: t(`providers.${proved}`) })}</span>
        </p>
      )}
      {proved === null && reason !== undefined && <ReasonNote wanted="signIn" reason={reason} />}
      {viewer?.signedIn === true && viewer.displayName !== null && (
        <p className="rounded-xl bg-sunken p-3.5 text-sm">{t('signedInAs', { name: viewer.displayName })}</p>
      )}
      <EmailStep next={next} email={email} withProvider={proved} />
      {proved === null && (works || providers.length > 0) && (
        <>
          <p className="flex items-center gap-3 text-sm text-ink-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {t('or')}
          </p>
          <div className="grid gap-2.5">
            {works && (
              <Button look="quiet" wide className="min-h-12" busy={passkey.busy} onClick={() => passkey.ask()}>
                {!passkey.busy && <KeyRound aria-hidden />}
                {t('withPasskey')}
              </Button>
            )}
            {passkey.error !== null && <PasskeyNote what="signIn" error={passkey.error} />}
            {passkey.askFormer !== null && <FormerPasskey onAsk={passkey.askFormer} />}
            <ProviderButtons providers={providers} next={next} />
          </div>
        </>
      )}
    </div>
  )
}
