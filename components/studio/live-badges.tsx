'use client'

import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { useNow } from '@/components/ui/clock'
import { clockText } from '@/components/ui/duration'
import type { BroadcastView } from './engine/broadcast-view'
import type { OnAir } from './use-on-air'

interface LiveBadgesProps {
  view: BroadcastView
  state: OnAir['state']
  /** On this device's clock, ms; null while this page is not live. */
  liveSinceMs: number | null
  testCamera: boolean
  muted: boolean
}

const tones: Partial<Record<OnAir['state'], BadgeTone>> = { live: 'live', ending: 'live', cut: 'warn' }

/** On the picture: whether it is live, for how long, who watches. */
export function LiveBadges({ view, state, liveSinceMs, testCamera, muted }: LiveBadgesProps) {
  const t = useTranslations('studio')
  const now = useNow()
  const live = view.state === 'live' || view.state === 'ending'
  return (
    <>
      <Badge tone={tones[state] ?? 'neutral'}>{t(`states.${state}`)}</Badge>
      {live && liveSinceMs !== null && now !== null && (
        <Badge tone="neutral" className="tabular-nums" role="timer" aria-label={t('elapsed')}>
          {clockText(Math.max(0, now - liveSinceMs))}
        </Badge>
      )}
      {live && state !== 'cut' && view.viewers !== null && <Badge tone="neutral">{t('people', { count: view.viewers })}</Badge>}
      {testCamera && <Badge tone="warn">{t('testCamera')}</Badge>}
      {muted && <Badge tone="warn">{t('muted')}</Badge>}
    </>
  )
}
