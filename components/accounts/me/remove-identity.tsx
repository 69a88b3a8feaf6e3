'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAction } from '@/components/shell/use-action'
import { Confirm } from '@/components/ui/confirm'
import { useToast } from '@/components/ui/toast'
import type { ProviderName } from '@/lib/accounts/contract'
import { PasskeyProblem } from '../passkeys/fresh-proof'
import { identitiesKey } from './use-identities'

/** Takes the other account's key to this one away; the address still opens it. */
export function RemoveIdentityDialog({ provider, onClose }: { provider: ProviderName; onClose: () => void }) {
  const t = useTranslations('me')
  const toast = useToast()
  const client = useQueryClient()
  const remove = useAction<unknown>({ path: `/api/me/identities/${provider}/removal`, body: () => ({}) })
  const name = t(`providers.${provider}`)
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        toast({ text: t('unlinked', { provider: name }) })
        onClose()
        void client.invalidateQueries({ queryKey: identitiesKey })
      },
    })
  return (
    <Confirm
      open
      onOpenChange={onClose}
      title={t('unlinkTitle', { provider: name })}
      description={t('unlinkText', { provider: name })}
      confirm={t('unlinkConfirm')}
      keep={t('keep')}
      busy={remove.isPending}
      onConfirm={confirm}
    >
      <PasskeyProblem error={remove.error} />
    </Confirm>
  )
}
