'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Confirm } from '@/components/ui/confirm'
import { MomentField } from '@/components/ui/moment-field'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { instantOf, laterBy, wallTime } from '@/components/ui/zoned-time'
import { planKey, planPath, plansKey, type Plan, type PlannedEvent } from './plan'

const weekMinutes = 7 * 24 * 60

interface CopyDialogProps {
  event: PlannedEvent
  title: string
  onClose: () => void
}

/** Makes a draft like an event that is there; only its day is asked. */
export function CopyDialog({ event, title, onClose }: CopyDialogProps) {
  const t = useTranslations('organiser')
  const router = useRouter()
  const client = useQueryClient()
  const [starts, setStarts] = useState(() => laterBy(wallTime(event.startsAt, event.zone), weekMinutes))
  const [isWrong, setIsWrong] = useState(false)
  const copy = useAction<Plan, { startsAt: string }>({ path: planPath(event.slug, 'copy') })
  const submit = () => {
    const found = instantOf(starts, event.zone)
    if (found === null) return setIsWrong(true)
    copy.mutate(
      { startsAt: found.instant },
      {
        onSuccess: (plan) => {
          client.setQueryData(planKey(plan.slug), plan)
          void client.invalidateQueries({ queryKey: plansKey })
          router.push(`/admin/events/${plan.slug}`)
        },
      },
    )
  }
  return (
    <Confirm
      open
      danger={false}
      onOpenChange={onClose}
      title={t('copyTitle', { title })}
      description={t('copyText')}
      confirm={t('copyConfirm')}
      keep={t('keep')}
      busy={copy.isPending || copy.isSuccess}
      onConfirm={submit}
    >
      <MomentField label={t('copyStarts')} zone={event.zone} value={starts} onChange={setStarts} {...(isWrong ? { error: t('faults.notATime') } : {})} />
      <ProblemPanel error={copy.error} />
    </Confirm>
  )
}
