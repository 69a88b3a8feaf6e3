'use client'

import { useTranslations } from 'next-intl'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input, TextArea } from '@/components/ui/input'
import { WordsField } from '@/components/ui/words-field'
import type { SellerForm } from './seller-form'

/** The fields of a seller's facts; used where an organisation is made and where it is kept. */
export function SellerFields({ form }: { form: UseFormReturn<SellerForm> }) {
  const t = useTranslations('people')
  const { errors } = form.formState
  const required = (isMissing: boolean) => (isMissing ? t('required') : undefined)
  const missing = (language: 'ja' | 'en') => (errors.name?.[language] === undefined ? {} : { [language]: t('required') })
  return (
    <>
      <Controller
        control={form.control}
        name="name"
        render={({ field: { value, onChange, onBlur } }) => (
          <WordsField label={t('organisationName')} value={value} onChange={onChange} onBlur={onBlur} most={80} errors={{ ...missing('ja'), ...missing('en') }} />
        )}
      />
      <div className="grid gap-5 md:grid-cols-2">
        <Field label={t('sellerName')} help={t('sellerNameHelp')} error={required(errors.sellerName !== undefined)}>
          {(input) => <Input maxLength={120} autoComplete="organization" {...input} {...form.register('sellerName')} />}
        </Field>
        <Field label={t('sellerContact')} help={t('sellerContactHelp')} error={required(errors.sellerContact !== undefined)}>
          {(input) => <Input maxLength={200} {...input} {...form.register('sellerContact')} />}
        </Field>
        <Field label={t('sellerAddress')} error={required(errors.sellerAddress !== undefined)}>
          {(input) => <TextArea rows={2} maxLength={300} {...input} {...form.register('sellerAddress')} />}
        </Field>
        <Field
          label={t('registrationNumber')}
          help={t('registrationNumberHelp')}
          error={errors.registrationNumber === undefined ? undefined : t('registrationNumberWrong')}
        >
          {(input) => <Input maxLength={20} autoComplete="off" spellCheck={false} {...input} {...form.register('registrationNumber')} />}
        </Field>
      </div>
    </>
  )
}
