'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/input'
import { StaffReason } from '@/lib/streaming/contract'

const LookForm = z.object({ reason: StaffReason })

/** Asks staff why they look before anything is shown. What they say goes into the ledger. */
export function LookReason({ onReason }: { onReason: (reason: string) => void }) {
  const t = useTranslations('watch.staff')
  const form = useForm<z.infer<typeof LookForm>>({ resolver: zodResolver(LookForm), defaultValues: { reason: '' } })
  const { errors } = form.formState
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit(({ reason }) => onReason(reason))(event)}
      className="mx-auto grid w-full max-w-xl gap-5 px-4 py-10 sm:py-16"
    >
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="text-ink-soft">{t('text')}</p>
      <Field label={t('reason')} help={t('reasonHelp')} error={errors.reason === undefined ? undefined : t('reasonMissing')}>
        {(input) => <TextArea maxLength={500} rows={3} {...input} {...form.register('reason')} />}
      </Field>
      <Button type="submit" size="large" className="justify-self-start">
        <Eye aria-hidden />
        {t('look')}
      </Button>
    </form>
  )
}
