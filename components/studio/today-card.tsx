'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { Countdown } from '@/components/ui/countdown'
import { EventTime } from '@/components/ui/event-time'
import { useLocalText } from '@/components/ui/local-text'
import type { BroadcastState, StudioBroadcastDto } from '@/lib/streaming/contract'

const TONES: Record<BroadcastState, BadgeTone> = { not_started: 'neutral', live: 'live', interrupted: 'warn', cut: 'bad', ended: 'outline' }

/** One broadcast of the day: when it starts, how it stands, what to do now. */
export function TodayCard({ broadcast }: { broadcast: StudioBroadcastDto }) {
  const t = useTranslations('studio')
  const text = useLocalText()
  const { id, state, title, startsAt, endsAt, zone } = broadcast
  return (
    <Card aria-labelledby={`broadcast-${id}`} data-broadcast={id} data-broadcast-state={state}>
      <CardBody className="flex flex-wrap items-end justify-between gap-5">
        <div className="min-w-0 space-y-1.5">
          <Badge tone={TONES[state]}>{t(`broadcastStates.${state}`)}</Badge>
          <h3 id={`broadcast-${id}`} className="text-xl">
            {text(title)}
          </h3>
          <p className="text-sm text-ink-soft">
            {text(broadcast.artistName)} · {text(broadcast.eventTitle)}
          </p>
          <EventTime startsAt={startsAt} endsAt={endsAt} zone={zone} className="text-sm" />
          {state === 'not_started' && (
            <p className="text-sm text-ink-soft">
              {t('startsIn')} <Countdown instant={startsAt} className="font-semibold text-ink" />
            </p>
          )}
          {state === 'interrupted' && <p className="text-sm text-warn">{t('interruptedText')}</p>}
          {state === 'cut' && <p className="text-sm text-warn">{t('cutText')}</p>}
        </div>
        <Button asChild look={state === 'ended' ? 'quiet' : 'primary'} className="w-full sm:w-auto">
          <Link href={`/studio/broadcasts/${id}`} aria-describedby={`broadcast-${id}`}>
            {t(`openWords.${state}`)}
          </Link>
        </Button>
      </CardBody>
    </Card>
  )
}
