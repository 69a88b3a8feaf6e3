'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useToast } from '@/components/ui/toast'
import { AddPasskey } from '@/lib/accounts/contract'
import { deviceName } from '../me/device-name'
import { PasskeyProblem } from './fresh-proof'
import { useAddPasskey } from './use-passkeys'

const NameForm = AddPasskey.pick({ name: true })

interface AddPasskeyDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  onAdded?: () => void
}

/** Asks for a name by which its owner will know it again, then lets the device make the passkey. */
export function AddPasskeyDialog({ open, onOpenChange, onAdded }: AddPasskeyDialogProps) {
  const t = useTranslations('passkeys')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('addTitle')} description={t('addText')}>
      <AddPasskeyForm
        onAdded={() => {
          onOpenChange(false)
          onAdded?.()
        }}
      />
    </Dialog>
  )
}

function AddPasskeyForm({ onAdded }: { onAdded: () => void }) {
  const t = useTranslations('passkeys')
  const toast = useToast()
  const add = useAddPasskey()
  const form = useForm<z.infer<typeof NameForm>>({
    resolver: zodResolver(NameForm),
    defaultValues: { name: deviceName(navigator.userAgent) },
  })
  const submit = form.handleSubmit(({ name }) =>
    add.mutate(name, {
      onSuccess: () => {
        toast({ text: t('added') })
        onAdded()
      },
    }),
  )
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="space-y-4">
      <Field label={t('name')} help={t('nameHelp')} error={form.formState.errors.name === undefined ? undefined : t('nameMissing')}>
        {(field) => <Input {...field} {...form.register('name')} maxLength={60} autoComplete="off" />}
      </Field>
      <PasskeyProblem error={add.error} />
      <Button type="submit" wide busy={add.isPending}>
        {!add.isPending && <KeyRound aria-hidden />}
        {add.isPending ? t('adding') : t('make')}
      </Button>
    </form>
  )
}
