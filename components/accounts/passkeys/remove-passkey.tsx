'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAction } from '@/components/shell/use-action'
import { Confirm } from '@/components/ui/confirm'
import { useToast } from '@/components/ui/toast'
import { PasskeyProblem } from './fresh-proof'
import { passkeysKey, type Passkey } from './use-passkeys'

interface RemovePasskeyDialogProps {
  passkey: Passkey
  onClose: () => void
}

/** Makes a passkey useless here; what is left of it on its device has to be deleted there. */
export function RemovePasskeyDialog({ passkey, onClose }: RemovePasskeyDialogProps) {
  const t = useTranslations('passkeys')
  const toast = useToast()
  const client = useQueryClient()
  const remove = useAction<unknown>({ path: `/api/me/passkeys/${passkey.id}/removal`, body: () => ({}) })
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        toast({ text: t('removed') })
        onClose()
        void client.invalidateQueries({ queryKey: passkeysKey })
      },
    })
  return (
    <Confirm
      open
      onOpenChange={onClose}
      title={t('removeTitle')}
      description={t('removeText', { name: passkey.name })}
      confirm={t('removeConfirm')}
      keep={t('keep')}
      busy={remove.isPending}
      onConfirm={confirm}
    >
      <PasskeyProblem error={remove.error} />
    </Confirm>
  )
}
