'use client'

import { useQueryClient } from '@tanstack/react-query'
import { CirclePause, CirclePlay } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { MomentField } from '@/components/ui/moment-field'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import { instantOf, wallTime } from '@/components/ui/zoned-time'
import { planKey, planPath, type Plan, type PlannedType } from './plan'

interface SaleSwitchProps {
  plan: Plan
  type: PlannedType
  name: string
}

/** Stops selling a type now, or takes it up again until a time that is asked. */
export function SaleSwitch({ plan, type, name }: SaleSwitchProps) {
  const t = useTranslations('organiser')
  const [isAsked, setIsAsked] = useState(false)
  if (plan.state !== 'published') return null
  const isClosed = type.availability === 'closed'
  const Dialog = isClosed ? Reopen : Stop
  return (
    <>
      <Button look="plain" size="small" aria-label={t(isClosed ? 'reopenOf' : 'stopOf', { name })} onClick={() => setIsAsked(true)}>
        {isClosed ? <CirclePlay aria-hidden /> : <CirclePause aria-hidden />}
        {t(isClosed ? 'reopen' : 'stop')}
      </Button>
      {isAsked && <Dialog plan={plan} type={type} name={name} onClose={() => setIsAsked(false)} />}
    </>
  )
}

type DialogProps = SaleSwitchProps & { onClose: () => void }

function Stop({ plan, type, name, onClose }: DialogProps) {
  const t = useTranslations('organiser')
  const toast = useToast()
  const client = useQueryClient()
  const stop = useAction<Plan>({ path: planPath(plan.slug, `ticket-types/${type.slug}/sale-end`) })
  const submit = () =>
    stop.mutate(undefined, {
      onSuccess: (next) => {
        client.setQueryData(planKey(plan.slug), next)
        toast({ text: t('stopped', { name }) })
        onClose()
      },
    })
  return (
    <Confirm open onOpenChange={onClose} title={t('stopTitle', { name })} description={t('stopText')} confirm={t('stop')} keep={t('keep')} busy={stop.isPending} onConfirm={submit}>
      <ProblemPanel error={stop.error} />
    </Confirm>
  )
}

function Reopen({ plan, type, name, onClose }: DialogProps) {
  const t = useTranslations('organiser')
  const toast = useToast()
  const client = useQueryClient()
  const [until, setUntil] = useState(() => wallTime(plan.endsAt, plan.zone))
  const [isWrong, setIsWrong] = useState(false)
  const reopen = useAction<Plan, { saleEndsAt: string }>({ path: planPath(plan.slug, `ticket-types/${type.slug}/sale-reopening`) })
  const submit = () => {
    const found = instantOf(until, plan.zone)
    if (found === null || Date.parse(found.instant) <= Date.now()) return setIsWrong(true)
    reopen.mutate(
      { saleEndsAt: found.instant },
      {
        onSuccess: (next) => {
          client.setQueryData(planKey(plan.slug), next)
          toast({ text: t('reopened', { name }) })
          onClose()
        },
      },
    )
  }
  return (
    <Confirm
      open
      danger={false}
      onOpenChange={onClose}
      title={t('reopenTitle', { name })}
      description={t('reopenText')}
      confirm={t('reopen')}
      keep={t('keep')}
      busy={reopen.isPending}
      onConfirm={submit}
    >
      <MomentField label={t('saleUntil')} zone={plan.zone} value={until} onChange={setUntil} {...(isWrong ? { error: t('untilPast') } : {})} />
      <ProblemPanel error={reopen.error} />
    </Confirm>
  )
}
