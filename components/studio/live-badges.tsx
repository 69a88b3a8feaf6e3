'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { useNow } from '@/components/ui/clock'
import { clockText } from '@/components/ui/duration'
import type { BroadcastView } from './engine/broadcast-view'

/** On the picture: whether it is live, for how long, who watches. */
export function LiveBadges({ view, testCamera, muted }: { view: BroadcastView; testCamera: boolean; muted: boolean }) {
  const t = useTranslations('studio')
  const now = useNow()
  const live = view.state === 'live' || view.state === 'ending'
  return (
    <>
      <Badge tone={live ? 'live' : 'neutral'}>{t(`states.${view.state}`)}</Badge>
      {live && view.liveSinceMs !== null && now !== null && (
        <Badge tone="neutral" className="tabular-nums" role="timer" aria-label={t('elapsed')}>
          {clockText(Math.max(0, now - view.liveSinceMs))}
        </Badge>
      )}
      {live && view.viewers !== null && <Badge tone="neutral">{t('people', { count: view.viewers })}</Badge>}
      {testCamera && <Badge tone="warn">{t('testCamera')}</Badge>}
      {muted && <Badge tone="warn">{t('muted')}</Badge>}
    </>
  )
}
