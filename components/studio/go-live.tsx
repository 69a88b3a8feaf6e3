'use client'

import { Radio } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import type { StudioBroadcastDto } from '@/lib/streaming/contract'
import { CheckList } from './check-list'
import { EarlyStart } from './early-start'
import { checksOf, mayGoLive } from './engine/checks'
import type { Studio } from './engine/studio'
import { usePlannedStart } from './use-planned-start'
import { useStore } from './use-studio'

interface GoLiveProps {
  studio: Studio
  broadcast: StudioBroadcastDto
  silent: boolean | null
  /** The server already shows this broadcast as live: somewhere a page or an encoder is sending. */
  liveElsewhere: boolean
}

/** The checks and the button. */
export function GoLive({ studio, broadcast, silent, liveElsewhere }: GoLiveProps) {
  const t = useTranslations('studio')
  const sources = useStore(studio.sources.store)
  const { networkMs, measuring, arrival } = useStore(studio.store)
  const { state } = useStore(studio.broadcast.store)
  const checks = checksOf(sources, networkMs, silent)
  const ready = mayGoLive(checks)
  const busy = measuring || state === 'starting' || arrival === 'going_on'
  const rest = arrival === 'offer' ? t('goOn') : liveElsewhere || state === 'superseded' ? t('takeOver') : t('goLive')
  const [asking, setAsking] = useState(false)
  const { start, words: planned } = usePlannedStart(broadcast)
  // What has once been seen is early no more.
  const hasBegun = broadcast.liveSince !== null || liveElsewhere || arrival === 'offer'
  const press = () => {
    if (start === 'far' && !hasBegun) setAsking(true)
    else void studio.goLive()
  }
  const words = measuring ? t('measuring') : busy ? t('starting') : rest

  return (
    <Card aria-labelledby="studio-checks">
      <CardBody className="space-y-5">
        <CardTitle id="studio-checks">{arrival === 'offer' ? t('youAreLive') : t('beforeLive')}</CardTitle>
        {arrival === 'offer' && <p className="text-ink-soft">{t('youAreLiveText')}</p>}
        {arrival !== 'offer' && liveElsewhere && <p className="rounded-xl bg-warn-wash p-3 text-sm text-warn">{t('liveElsewhere')}</p>}
        {!hasBegun && start !== 'past' && <p data-planned className="text-sm text-ink-soft">{t('early.note', planned)}</p>}
        <CheckList checks={checks} />
        <div className="flex flex-wrap gap-2.5">
          <Button size="large" busy={busy} disabled={!ready} data-action="go-live" onClick={press}>
            {!busy && <Radio aria-hidden />}
            {words}
          </Button>
          {networkMs === 'none' && (
            <Button look="quiet" onClick={() => void studio.checkNetwork()}>
              {t('checkAgain')}
            </Button>
          )}
        </div>
        <EarlyStart
          open={asking}
          onOpenChange={setAsking}
          planned={planned}
          onStart={() => {
            setAsking(false)
            void studio.goLive()
          }}
        />
      </CardBody>
    </Card>
  )
}
