'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { isProblem } from '@/components/ui/problem-error'
import { useToast } from '@/components/ui/toast'
import { PasskeyProblem } from '../passkeys/fresh-proof'
import { ProviderMark } from '../sign-in/provider-mark'
import { ReasonNote } from '../sign-in/reason-note'
import { identitiesKey, useIdentities } from './use-identities'

/** An account elsewhere was proved in this browser a moment ago: it opens this account only after its person's yes. */
export function PendingIdentity({ email }: { email: string | null }) {
  const t = useTranslations('me')
  const toast = useToast()
  const client = useQueryClient()
  const pending = useIdentities().data?.pending ?? null
  const [declined, setDeclined] = useState(false)
  const link = useAction<unknown>({ path: '/api/me/identities/confirmation', body: () => ({}) })
  if (pending === null || declined) return null
  const provider = t(`providers.${pending.provider}`)
  const confirm = () =>
    link.mutate(undefined, {
      onSuccess: () => {
        toast({ text: t('nowLinked', { provider }) })
        void client.invalidateQueries({ queryKey: identitiesKey })
      },
    })
  return (
    <section aria-labelledby="pending-identity" className="rounded-2xl border border-line-strong/60 bg-card p-5 shadow-card sm:p-6">
      <div className="flex gap-3.5 [&>svg]:size-9 [&>svg]:shrink-0">
        <ProviderMark provider={pending.provider} />
        <div className="min-w-0">
          <h2 id="pending-identity" className="text-lg leading-snug">
            {t('pendingTitle', { provider })}
          </h2>
          <p className="mt-1">
            {pending.name === null
              ? t('pendingText', { provider, email: email ?? '' })
              : t('pendingNamed', { provider, name: pending.name, email: email ?? '' })}
          </p>
        </div>
      </div>
      <div className="mt-4 flex flex-col gap-2.5 sm:flex-row-reverse sm:justify-start">
        <Button busy={link.isPending} onClick={confirm}>
          {t('pendingConfirm')}
        </Button>
        <Button look="quiet" disabled={link.isPending} onClick={() => setDeclined(true)}>
          {t('pendingDecline')}
        </Button>
      </div>
      <div className="mt-3 empty:hidden">
        {isProblem(link.error, 'conflict') ? <ReasonNote reason="provider_in_use" wanted="link" /> : <PasskeyProblem error={link.error} />}
      </div>
    </section>
  )
}
