'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { planKey, planPath, type Plan } from './plan'

type Letters = NonNullable<NonNullable<Plan['cancellation']>['letters']>

/** Whom the letter about a cancellation has reached, and the way to write to the others again. */
export function CancellationLetters({ slug, letters }: { slug: string; letters: Letters }) {
  const t = useTranslations('organiser.letters')
  const client = useQueryClient()
  const resend = useAction<Plan>({ path: planPath(slug, 'cancellation/letters') })
  const { waiting, retrying, sent, failed, unaddressed } = letters
  const missed = retrying + failed + unaddressed
  return (
    <div className="mt-4 border-t border-bad/20 pt-4" data-letters={waiting + retrying > 0 ? 'going' : failed > 0 ? 'missed' : 'done'}>
      <h3 className="font-bold">{t('heading')}</h3>
      <p role="status" className="mt-1 text-sm tabular-nums">
        {t('counts', { sent, waiting, failed })}
        {retrying > 0 && <span className="block">{t('retrying', { count: retrying })}</span>}
        {unaddressed > 0 && <span className="block">{t('unaddressed', { count: unaddressed })}</span>}
      </p>
      {missed > 0 && (
        <p className="mt-1 text-sm">
          <Link href={`/admin/events/${slug}/orders?letter=missed`} className="underline">
            {t('whom')}
          </Link>
        </p>
      )}
      {failed > 0 && (
        <Button
          look="quiet"
          size="small"
          className="mt-3"
          disabled={resend.isPending}
          onClick={() => resend.mutate(undefined, { onSuccess: (plan) => client.setQueryData(planKey(slug), plan) })}
        >
          {t('resend', { count: failed })}
        </Button>
      )}
      <ProblemPanel error={resend.error} className="mt-3" />
    </div>
  )
}
