'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Confirm } from '@/components/ui/confirm'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { localText, type LocalText } from '@/components/ui/local-text'
import { yenText } from '@/components/ui/money'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { WordsField, type WordsErrors } from '@/components/ui/words-field'
import { longest } from '@/lib/events/contract'
import { planKey, planPath, type Plan } from './plan'

/** Fewest characters of a reason, as the server has it. */
const fewest = 3

interface CancelDialogProps {
  plan: Plan
  /** Kept by the page: whoever closes the dialog and opens it again finds it as it was typed. */
  reason: LocalText
  onReason: (reason: LocalText) => void
  onClose: () => void
}

/** Cancels an event: why in both languages, what will happen, and its name typed, for nothing of it can be undone. */
export function CancelDialog({ plan, reason, onReason, onClose }: CancelDialogProps) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const [isTried, setIsTried] = useState(false)
  const cancel = useAction<Plan, { reason: LocalText }>({ path: planPath(plan.slug, 'cancellation') })
  const title = localText(plan.title, locale)
  const isNamed = typed.normalize('NFKC').trim() === title.normalize('NFKC').trim()
  const short = (text: string) => text.trim().length < fewest
  const errors: WordsErrors = isTried ? { ...(short(reason.ja) ? { ja: t('reasonShort') } : {}), ...(short(reason.en) ? { en: t('reasonShort') } : {}) } : {}
  const submit = () => {
    setIsTried(true)
    if (!isNamed || short(reason.ja) || short(reason.en)) return
    cancel.mutate(
      { reason },
      {
        onSuccess: (next) => {
          client.setQueryData(planKey(plan.slug), next)
          onClose()
        },
      },
    )
  }
  const { sold, held, takenYen } = plan.sales
  return (
    <Confirm
      open
      onOpenChange={onClose}
      title={t('cancelTitle', { title })}
      description={
        <ul className="list-disc space-y-1 pl-5">
          <li>{t('cancelSales')}</li>
          <li>{sold === 0 ? t('cancelNoRefunds') : t('cancelRefunds', { count: sold, total: yenText(takenYen) })}</li>
          {held > 0 && <li>{t('cancelHeld', { count: held })}</li>}
          <li>{t('cancelPublic')}</li>
          <li>{t('cancelForGood')}</li>
        </ul>
      }
      confirm={cancel.isPending ? t('cancelling') : t('cancelConfirm')}
      keep={t('keepEvent')}
      busy={cancel.isPending}
      onConfirm={submit}
    >
      <WordsField label={t('cancelReason')} help={t('cancelReasonHelp')} rows={3} most={longest.cancelReason} value={reason} onChange={onReason} errors={errors} />
      <Field label={t('typeName2', { title })} {...(isTried && !isNamed ? { error: t('nameDiffers') } : {})}>
        {(input) => <Input {...input} autoComplete="off" value={typed} onChange={(change) => setTyped(change.target.value)} />}
      </Field>
      <ProblemPanel error={cancel.error} />
    </Confirm>
  )
}
