'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Cover } from '@/components/events/cover'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { PicturePicker } from '@/components/ui/picture-picker'
import { ProblemPanel, useProblemText } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import { coverBounds, mostCoverBytes } from '@/lib/events/contract'
import { planKey, planPath, type Plan } from './plan'
import { SectionCard } from './section-card'
import { sendCover } from './send-cover'

/** The event's picture: dropped or chosen, seen at once, saved by itself. */
export function CoverSection({ plan, isShown }: { plan: Plan; isShown: boolean }) {
  const t = useTranslations('organiser')
  const toast = useToast()
  const words = useProblemText()
  const client = useQueryClient()
  const [progress, setProgress] = useState<number | null>(null)
  const [isAsked, setIsAsked] = useState(false)
  const keep = (next: Plan) => client.setQueryData(planKey(plan.slug), next)
  const send = useMutation({
    mutationFn: (file: File) => sendCover(plan.slug, file, setProgress),
    onMutate: () => setProgress(0),
    onSuccess: (next) => {
      keep(next)
      toast({ text: t('coverSaved') })
    },
    onSettled: () => setProgress(null),
  })
  const removal = useAction<Plan>({ path: planPath(plan.slug, 'cover/removal') })
  const remove = () =>
    removal.mutate(undefined, {
      onSuccess: (next) => {
        keep(next)
        setIsAsked(false)
      },
    })
  return (
    <SectionCard name="cover" isShown={isShown}>
      <PicturePicker
        id="cover.picture"
        label={t('sections.cover')}
        help={t('coverHelp', coverBounds.least)}
        mostBytes={mostCoverBytes}
        bounds={coverBounds}
        progress={progress}
        onPick={(file) => send.mutate(file)}
        {...(send.error === null ? {} : { error: words(send.error) })}
        action={
          plan.cover !== null && (
            <Button look="plain" size="small" onClick={() => setIsAsked(true)}>
              <Trash2 aria-hidden />
              {t('removeCover')}
            </Button>
          )
        }
      >
        <Cover cover={plan.cover} seed={plan.slug} accent={plan.accent} sizes="(width < 64rem) 100vw, 44rem" className="aspect-video w-full" />
        {plan.cover === null && <p className="absolute inset-x-0 bottom-0 bg-black/65 px-4 py-2 text-sm text-white">{t('coverDrawn')}</p>}
      </PicturePicker>
      <Confirm
        open={isAsked}
        onOpenChange={setIsAsked}
        title={t('removeCoverTitle')}
        description={t('removeCoverText')}
        confirm={t('removeCover')}
        keep={t('keep')}
        busy={removal.isPending}
        onConfirm={remove}
      >
        <ProblemPanel error={removal.error} />
      </Confirm>
    </SectionCard>
  )
}
