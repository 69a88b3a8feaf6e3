'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { planKey, planPath, type Plan } from './plan'

interface RemoveButtonProps {
  plan: Plan
  /** What is removed, by its name. */
  name: string
  path: string
}

/** Removes a line of the plan, once it was asked again. */
export function RemoveButton({ plan, name, path }: RemoveButtonProps) {
  const t = useTranslations('organiser')
  const client = useQueryClient()
  const [isAsked, setIsAsked] = useState(false)
  const removal = useAction<Plan, { version: number }>({ path: planPath(plan.slug, path) })
  const remove = () =>
    removal.mutate(
      { version: plan.version },
      {
        onSuccess: (next) => client.setQueryData(planKey(plan.slug), next),
        // What is shown may be old: the newer plan is fetched, and the person may press again.
        onError: () => client.invalidateQueries({ queryKey: planKey(plan.slug) }),
      },
    )
  return (
    <>
      <Button look="plain" size="small" aria-label={t('removeOf', { name })} onClick={() => setIsAsked(true)}>
        <Trash2 aria-hidden />
        {t('remove')}
      </Button>
      <Confirm
        open={isAsked}
        onOpenChange={setIsAsked}
        title={t('removeTitle', { name })}
        description={t('removeText')}
        confirm={t('remove')}
        keep={t('keep')}
        busy={removal.isPending}
        onConfirm={remove}
      >
        <ProblemPanel error={removal.error} />
      </Confirm>
    </>
  )
}
