import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { EventPhase } from './phase'

/** A word about where the event stands. */
export function EventStatus({ phase, className }: { phase: EventPhase; className?: string }) {
  const t = useTranslations('events')
  if (phase === 'on') {
    return (
      <Badge tone="live" className={className}>
        {t('onNow')}
      </Badge>
    )
  }
  const word = { upcoming: t('soon'), past: t('ended'), cancelled: t('cancelled') }[phase]
  return (
    <Badge tone={phase === 'cancelled' ? 'bad' : 'neutral'} className={className}>
      {word}
    </Badge>
  )
}
