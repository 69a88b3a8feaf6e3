'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Button, buttonClasses } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/input'
import { useLocalText } from '@/components/ui/local-text'
import { StaffReason } from '@/lib/streaming/contract'
import { playbackApi } from './engine/playback-api'

const LookForm = z.object({ reason: StaffReason })

/** Asks staff why they look before anything is shown. What they say goes into the ledger. */
export function LookReason({ broadcastId, onReason }: { broadcastId: string; onReason: (reason: string) => void }) {
  const t = useTranslations('watch.staff')
  const text = useLocalText()
  // What it is called may be read without a reason; how it stands, the player asks anew.
  const { data } = useQuery({ queryKey: ['playback', 'broadcast', broadcastId, 'title'], queryFn: () => playbackApi.watch({ broadcastId, reason: '' }) })
  const form = useForm<z.infer<typeof LookForm>>({ resolver: zodResolver(LookForm), defaultValues: { reason: '' } })
  const { errors } = form.formState
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit(({ reason }) => onReason(reason))(event)}
      className="mx-auto grid w-full max-w-xl gap-5 px-4 py-10 sm:py-16"
    >
      <Link href="/admin" className={buttonClasses({ look: 'plain', size: 'small', className: '-ml-3.5 justify-self-start' })}>
        <ChevronLeft aria-hidden />
        {t('back')}
      </Link>
      <div>
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="mt-1 min-h-7 text-lg font-semibold">{data !== undefined && text(data.title)}</p>
      </div>
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
