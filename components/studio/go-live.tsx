'use client'

import { Radio } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { CheckList } from './check-list'
import { checksOf, mayGoLive } from './engine/checks'
import type { Studio } from './engine/studio'
import { useStore } from './use-studio'

interface GoLiveProps {
  studio: Studio
  silent: boolean | null
  /** The server already shows this broadcast as live: somewhere a page or an encoder is sending. */
  liveElsewhere: boolean
}

/** The checks and the button. */
export function GoLive({ studio, silent, liveElsewhere }: GoLiveProps) {
  const t = useTranslations('studio')
  const sources = useStore(studio.sources.store)
  const { networkMs, measuring, arrival } = useStore(studio.store)
  const { state } = useStore(studio.broadcast.store)
  const checks = checksOf(sources, networkMs, silent)
  const ready = mayGoLive(checks)
  const busy = measuring || state === 'starting' || arrival === 'going_on'
  const rest = arrival === 'offer' ? t('goOn') : liveElsewhere || state === 'superseded' ? t('takeOver') : t('goLive')
  const words = measuring ? t('measuring') : busy ? t('starting') : rest

  return (
    <Card aria-labelledby="studio-checks">
      <CardBody className="space-y-5">
        <CardTitle id="studio-checks">{arrival === 'offer' ? t('youAreLive') : t('beforeLive')}</CardTitle>
        {arrival === 'offer' && <p className="text-ink-soft">{t('youAreLiveText')}</p>}
        {arrival !== 'offer' && liveElsewhere && <p className="rounded-xl bg-warn-wash p-3 text-sm text-warn">{t('liveElsewhere')}</p>}
        <CheckList checks={checks} />
        <div className="flex flex-wrap gap-2.5">
          <Button size="large" busy={busy} disabled={!ready} data-action="go-live" onClick={() => void studio.goLive()}>
            {!busy && <Radio aria-hidden />}
            {words}
          </Button>
          {networkMs === 'none' && (
            <Button look="quiet" onClick={() => void studio.checkNetwork()}>
              {t('checkAgain')}
            </Button>
          )}
        </div>
      </CardBody>
    </Card>
  )
}
