'use client'

import { useMessages, useTranslations } from 'next-intl'
import type { UseFormReturn } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/input'
import { fewest, type ReasonForm } from './reason-form'

/** Why staff did it; kept in the ledger, not shown to buyers or viewers. A cut is in a hurry: its usual reasons need no typing. */
export function ReasonField({ form, act = 'refund' }: { form: UseFormReturn<ReasonForm>; act?: keyof typeof fewest }) {
  const t = useTranslations('admin')
  const ready = Object.values(useMessages().admin.cutReasons)
  return (
    <div className="space-y-3">
      {act === 'cut' && (
        <div role="group" aria-label={t('cutReady')} className="flex flex-wrap gap-2">
          {ready.map((reason) => (
            <Button key={reason} look="quiet" size="small" onClick={() => form.setValue('reason', reason, { shouldDirty: true, shouldValidate: true })}>
              {reason}
            </Button>
          ))}
        </div>
      )}
      <Field
        label={t('reason')}
        help={t(act === 'cut' ? 'cutReasonHelp' : 'reasonHelp', { count: fewest[act] })}
        error={form.formState.errors.reason === undefined ? undefined : t('reasonMissing', { count: fewest[act] })}
      >
        {(input) => <TextArea maxLength={500} {...input} {...form.register('reason')} />}
      </Field>
    </div>
  )
}
