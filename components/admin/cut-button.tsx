'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Play, Scissors } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import type { CutDto } from '@/lib/streaming/contract'
import { ReasonField } from './reason-field'
import { useReasonForm } from './reason-form'
import { todayKey, type TodayBroadcast } from './today'

/** Holds a broadcast back at once, or lets it go on: one button with two faces. */
export function CutButton({ broadcast }: { broadcast: TodayBroadcast }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  const [isAsked, setIsAsked] = useState(false)
  const title = localText(broadcast.title, locale)
  const isCut = broadcast.cut !== null
  if (!isCut && broadcast.state !== 'live' && broadcast.state !== 'interrupted') return null
  return (
    <>
      {isCut ? (
        <Button look="quiet" size="small" aria-label={t('restoreOf', { title })} onClick={() => setIsAsked(true)}>
          <Play aria-hidden />
          {t('restore')}
        </Button>
      ) : (
        <Button look="danger" size="small" aria-label={t('cutOf', { title })} onClick={() => setIsAsked(true)}>
          <Scissors aria-hidden />
          {t('cut')}
        </Button>
      )}
      {isAsked && isCut && <RestoreDialog broadcast={broadcast} title={title} onClose={() => setIsAsked(false)} />}
      {isAsked && !isCut && <CutDialog broadcast={broadcast} title={title} onClose={() => setIsAsked(false)} />}
    </>
  )
}

interface AskedProps {
  broadcast: TodayBroadcast
  title: string
  onClose: () => void
}

function CutDialog({ broadcast, title, onClose }: AskedProps) {
  const t = useTranslations('admin')
  const toast = useToast()
  const client = useQueryClient()
  const form = useReasonForm('cut')
  const cut = useAction<CutDto, { reason: string }>({ path: `/api/streaming/broadcasts/${broadcast.id}/cut` })
  const submit = form.handleSubmit((input) =>
    cut.mutate(input, {
      onSuccess: () => {
        toast({ text: t('cutDone', { title }) })
        onClose()
      },
      onSettled: () => client.invalidateQueries({ queryKey: todayKey }),
    }),
  )
  return (
    <Confirm
      open
      onOpenChange={onClose}
      title={t('cutTitle', { title })}
      description={t('cutText', { count: broadcast.viewers })}
      confirm={cut.isPending ? t('cutting') : t('cutConfirm')}
      keep={t('keep')}
      busy={cut.isPending}
      onConfirm={() => void submit()}
    >
      <ReasonField form={form} act="cut" />
      <ProblemPanel error={cut.error} />
    </Confirm>
  )
}

function RestoreDialog({ broadcast, title, onClose }: AskedProps) {
  const t = useTranslations('admin')
  const toast = useToast()
  const client = useQueryClient()
  const restore = useAction<CutDto>({ path: `/api/streaming/broadcasts/${broadcast.id}/restoration` })
  const submit = () =>
    restore.mutate(undefined, {
      onSuccess: () => {
        toast({ text: t('restored', { title }) })
        onClose()
      },
      onSettled: () => client.invalidateQueries({ queryKey: todayKey }),
    })
  return (
    <Confirm
      open
      danger={false}
      onOpenChange={onClose}
      title={t('restoreTitle', { title })}
      description={t('restoreText')}
      confirm={restore.isPending ? t('restoring') : t('restoreConfirm')}
      keep={t('keep')}
      busy={restore.isPending}
      onConfirm={submit}
    >
      {broadcast.cut !== null && (
        <p className="rounded-xl bg-sunken px-4 py-3">
          <span className="block text-sm text-ink-soft">{t('reason')}</span>
          {broadcast.cut.reason}
        </p>
      )}
      <ProblemPanel error={restore.error} />
    </Confirm>
  )
}
