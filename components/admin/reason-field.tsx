'use client'

import { useTranslations } from 'next-intl'
import type { UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/input'
import { fewest, type ReasonForm } from './reason-form'

/** Why staff did it; kept in the ledger, not shown to buyers or viewers. */
export function ReasonField({ form, act = 'refund' }: { form: UseFormReturn<ReasonForm>; act?: keyof typeof fewest }) {
  const t = useTranslations('admin')
  return (
    <Field
      label={t('reason')}
      help={t(act === 'cut' ? 'cutReasonHelp' : 'reasonHelp')}
      error={form.formState.errors.reason === undefined ? undefined : t('reasonMissing', { count: fewest[act] })}
    >
      {(input) => <TextArea maxLength={500} {...input} {...form.register('reason')} />}
    </Field>
  )
}
