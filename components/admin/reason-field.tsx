'use client'

import { useTranslations } from 'next-intl'
import type { UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/input'
import type { ReasonForm } from './reason-form'

/** Why staff did it; kept in the ledger, not shown to the buyer. */
export function ReasonField({ form }: { form: UseFormReturn<ReasonForm> }) {
  const t = useTranslations('admin')
  return (
    <Field
      label={t('reason')}
      help={t('reasonHelp')}
      error={form.formState.errors.reason === undefined ? undefined : t('reasonMissing')}
    >
      {(input) => <TextArea maxLength={500} {...input} {...form.register('reason')} />}
    </Field>
  )
}
