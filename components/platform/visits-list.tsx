'use client'

import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useAction } from '@/components/shell/use-action'
import { Badge } from '@/components/ui/badge'
import { Button, buttonClasses } from '@/components/ui/button'
import { useViewerZone } from '@/components/ui/clock'
import { localText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import { useProblemText } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import { usePlatformAgain, type Visit } from './platform'

/** One's own visits, the one that goes on with its way in and out. */
export function VisitsList({ visits }: { visits: readonly Visit[] }) {
  return (
    <ul className="divide-y divide-line border-t border-line">
      {visits.map((visit) => (
        <OneVisit key={visit.id} visit={visit} />
      ))}
    </ul>
  )
}

function OneVisit({ visit }: { visit: Visit }) {
  const t = useTranslations('platform')
  const locale = useLocale()
  const zone = useViewerZone()
  const toast = useToast()
  const words = useProblemText()
  const readAgain = usePlatformAgain()
  const end = useAction<unknown>({ path: `/api/platform/visits/${visit.id}/end`, body: () => ({}) })
  const name = localText(visit.organisation, locale)
  const finish = () =>
    end.mutate(undefined, {
      onSuccess: () => toast({ text: t('ended', { name }) }),
      onError: (error) => toast({ text: words(error), tone: 'bad' }),
      onSettled: readAgain,
    })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5 sm:px-6">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-bold">{name}</span>
          <Badge>{t(`roles.${visit.role}`)}</Badge>
          <Badge tone={visit.endsInMs === null ? 'neutral' : 'warn'}>
            {visit.endsInMs === null ? t('over') : t('going', { minutes: Math.ceil(visit.endsInMs / 60_000) })}
          </Badge>
        </p>
        <p className="mt-0.5 text-sm break-words whitespace-pre-line">{visit.reason}</p>
        {zone !== null && <p className="mt-0.5 text-sm text-ink-soft tabular-nums">{momentText(visit.from, locale, zone)}</p>}
      </div>
      {visit.endsInMs !== null && (
        <div className="flex flex-wrap gap-2">
          <Link href="/admin" className={buttonClasses({ size: 'small' })}>
            {t('open')}
          </Link>
          <Button look="quiet" size="small" busy={end.isPending} aria-label={t('endOf', { name })} onClick={finish}>
            {t('end')}
          </Button>
        </div>
      )}
    </li>
  )
}
