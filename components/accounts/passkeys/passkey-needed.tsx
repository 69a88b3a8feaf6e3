'use client'

import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { AddPasskeyDialog } from './add-passkey'
import { PasskeyNote } from './passkey-note'
import { usePasskeySignIn, usePasskeysWork } from './use-passkey-sign-in'
import { usePasskeys } from './use-passkeys'

/**
 * For owners and managers whose roles wait for a passkey: what it is, and one button.
 * @param props.next where they wanted to go; null to stay
 */
export function PasskeyNeeded({ next }: { next: string | null }) {
  const t = useTranslations('passkeys')
  const passkeys = usePasskeys()
  const works = usePasskeysWork()
  const [adding, setAdding] = useState(false)
  const leave = () => window.location.assign(next ?? '/me')
  const signIn = usePasskeySignIn(next ?? '/me', false, leave)
  const has = passkeys.data?.passkeys.some(({ isHere }) => isHere) === true
  return (
    <section aria-labelledby="passkey-needed" className="rounded-2xl border border-line-strong/60 bg-card p-5 shadow-card sm:p-6">
      <div className="flex gap-3.5">
        <span className="grid size-11 shrink-0 place-items-center rounded-full bg-accent text-on-accent">
          <KeyRound aria-hidden className="size-5.5" />
        </span>
        <div>
          <h2 id="passkey-needed" className="text-lg leading-snug">
            {has ? t('neededHasTitle') : t('neededTitle')}
          </h2>
          <p className="mt-1">{has ? t('neededHas') : t('needed')}</p>
        </div>
      </div>
      <div className="mt-4 space-y-3">
        {!works && <p className="rounded-xl bg-warn-wash p-3.5 text-sm">{t('notHere')}</p>}
        {works && passkeys.data !== undefined && (
          <Button wide className="min-h-12" busy={signIn.busy} onClick={has ? signIn.ask : () => setAdding(true)}>
            {!signIn.busy && <KeyRound aria-hidden />}
            {has ? t('neededSignIn') : t('neededAdd')}
          </Button>
        )}
        {signIn.error !== null && <PasskeyNote what="signIn" error={signIn.error} />}
      </div>
      <AddPasskeyDialog open={adding} onOpenChange={setAdding} onAdded={next === null ? undefined : leave} />
    </section>
  )
}
