'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { MakeEncoderKey } from '@/lib/streaming/contract'
import type { z } from 'zod'

const Label = MakeEncoderKey.pick({ label: true })

interface EncoderKeyFormProps {
  busy: boolean
  onMake: (label: string) => void
}

/** Asks for a key by the name of what will use it. */
export function EncoderKeyForm({ busy, onMake }: EncoderKeyFormProps) {
  const t = useTranslations('studio.encoder')
  const { register, handleSubmit, reset, formState } = useForm<z.infer<typeof Label>>({ resolver: zodResolver(Label), defaultValues: { label: '' } })
  const make = handleSubmit(({ label }) => {
    onMake(label)
    reset()
  })
  return (
    <form onSubmit={(event) => void make(event)} className="space-y-3" noValidate>
      <Field label={t('label')} help={t('labelHelp')} error={formState.errors.label && t('labelMissing')}>
        {(input) => <Input {...input} {...register('label')} maxLength={60} autoComplete="off" placeholder="OBS" />}
      </Field>
      <Button type="submit" look="quiet" busy={busy} data-action="make-encoder-key">
        {!busy && <KeyRound aria-hidden />}
        {t('make')}
      </Button>
    </form>
  )
}
