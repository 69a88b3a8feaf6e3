'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { LiveRegion } from '@/components/ui/live-region'
import type { StudioBroadcastDto } from '@/lib/streaming/contract'
import { CutNote } from './cut-note'
import { EndDialog } from './end-dialog'
import { lightsOf, worst } from './engine/lights'
import type { Studio } from './engine/studio'
import { LiveBadges } from './live-badges'
import { Preview } from './preview'
import { ProblemNote } from './problem-note'
import { StageSide } from './stage-side'
import { useOnAir } from './use-on-air'
import { useSilence } from './use-silence'
import { useStore } from './use-studio'

interface BroadcastStageProps {
  studio: Studio
  broadcast: StudioBroadcastDto
  /** The server's state of this broadcast may have changed. */
  onChange: () => void
}

/** Picture on one side, what to do on the other. */
export function BroadcastStage({ studio, broadcast, onChange }: BroadcastStageProps) {
  const t = useTranslations('studio')
  const view = useStore(studio.broadcast.store)
  const sources = useStore(studio.sources.store)
  const silent = useSilence(studio.sources.desk)
  const { state, over, isCut, liveSinceMs } = useOnAir(broadcast, view)
  const [asking, setAsking] = useState(false)
  const live = view.state === 'live' || view.state === 'ending'
  const lights = lightsOf(view, sources, silent === true, isCut)
  const said = state === 'live' || state === 'ending' ? `${t(`states.${state}`)} ${t(`overall.${worst(lights)}`)}` : t(`states.${state}`)

  // After a pause the server still says "live" for a while: that was this page.
  const [wasHere, setWasHere] = useState(false)
  useEffect(() => {
    if (view.state === 'live') setWasHere(true)
  }, [view.state])

  useEffect(() => {
    if (view.state === 'live' || view.state === 'ended' || view.state === 'idle') onChange()
  }, [view.state, onChange])

  // An encoder's broadcast may end while the camera is open here.
  useEffect(() => {
    if (over) studio.letGo()
  }, [over, studio])

  return (
    <div
      data-studio
      data-state={view.state}
      data-renditions={view.renditions.length}
      data-rendition-names={view.renditions.join(' ')}
      data-encoder-queue={view.encoderQueue}
      data-backlog-ms={view.backlogMs}
      data-bitrate-kbps={view.bitrateKbps}
      data-gaps={view.gaps}
      className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start lg:gap-6"
    >
      <LiveRegion text={said} />
      {!over && <CutNote broadcastId={broadcast.id} zone={broadcast.zone} live={live} />}
      <div className="space-y-4 lg:sticky lg:top-20">
        <Preview sources={sources} still={asking} over={over}>
          <LiveBadges view={view} state={state} liveSinceMs={liveSinceMs} testCamera={sources.testCamera} muted={sources.muted} />
        </Preview>
        <ProblemNote problem={sources.problem}>
          {!sources.testCamera && (
            <Button look="quiet" size="small" onClick={() => void studio.sources.openDevices()}>
              {t('tryAgain')}
            </Button>
          )}
        </ProblemNote>
        <ProblemNote problem={over ? null : view.problem}>
          {(view.state === 'superseded' || view.state === 'failed') && (
            <Button look="quiet" size="small" data-action="take-over" onClick={() => void studio.goLive()}>
              {view.state === 'superseded' ? t('takeOver') : t('tryAgain')}
            </Button>
          )}
        </ProblemNote>
        {live && (
          <div className="flex flex-wrap items-center gap-4">
            <EndDialog broadcast={broadcast} open={asking} onOpenChange={setAsking} busy={view.state === 'ending'} onEnd={(forViewers) => void studio.broadcast.stop(forViewers)} />
            {view.state === 'ending' && <p className="text-sm text-ink-soft">{t('endingText')}</p>}
          </div>
        )}
      </div>
      <div className="space-y-5">
        <StageSide
          studio={studio}
          broadcast={broadcast}
          view={view}
          lights={lights}
          silent={silent}
          live={live}
          isCut={isCut}
          liveElsewhere={broadcast.state === 'live' && !wasHere}
          onChange={onChange}
        />
      </div>
    </div>
  )
}
