'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Megaphone } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { Confirm } from '@/components/ui/confirm'
import { momentText } from '@/components/ui/moments'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import { planKey, planPath, type Plan } from './plan'
import { useUnsavedNames } from './use-unsaved'

/** Publishes a draft, after saying what becomes public and when sales begin. */
export function PublishButton({ plan }: { plan: Plan }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const toast = useToast()
  const client = useQueryClient()
  const now = useNow()
  const unsaved = useUnsavedNames()
  const [isAsked, setIsAsked] = useState(false)
  const publish = useAction<Plan, { version: number }>({ path: planPath(plan.slug, 'publication') })
  const submit = () =>
    publish.mutate(
      { version: plan.version },
      {
        onSuccess: (next) => {
          client.setQueryData(planKey(plan.slug), next)
          toast({ text: t('published') })
          setIsAsked(false)
        },
        onError: () => client.invalidateQueries({ queryKey: planKey(plan.slug) }),
      },
    )
  const first = [...plan.ticketTypes].sort((one, other) => Date.parse(one.saleStartsAt) - Date.parse(other.saleStartsAt))[0]
  const isAtOnce = first !== undefined && now !== null && Date.parse(first.saleStartsAt) <= now
  const lines = [
    t('publishAddress', { address: plan.publicUrl }),
    t('publishPublic'),
    ...(first === undefined ? [] : [isAtOnce ? t('publishSaleNow') : t('publishSaleAt', { time: momentText(first.saleStartsAt, locale, plan.zone) })]),
    t('publishAfter'),
  ]
  const isBlocked = !plan.checklist.isReady || unsaved.size > 0
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button size="large" disabled={isBlocked} onClick={() => setIsAsked(true)}>
          <Megaphone aria-hidden />
          {t('publish')}
        </Button>
        {!plan.checklist.isReady && <p className="text-sm text-ink-soft">{t('publishNotYet', { count: plan.checklist.missing.length })}</p>}
        {plan.checklist.isReady && unsaved.size > 0 && <p className="text-sm font-semibold text-warn">{t('publishUnsaved')}</p>}
      </div>
      <Confirm
        open={isAsked}
        danger={false}
        onOpenChange={(open) => {
          publish.reset()
          setIsAsked(open)
        }}
        title={t('publishTitle')}
        description={
          <ul className="list-disc space-y-1.5 pl-5">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        }
        confirm={publish.isPending ? t('publishing') : t('publish')}
        keep={t('notYet')}
        busy={publish.isPending}
        onConfirm={submit}
      >
        <ProblemPanel error={publish.error} />
      </Confirm>
    </>
  )
}
