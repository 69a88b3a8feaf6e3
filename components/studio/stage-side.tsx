'use client'

import type { StudioBroadcastDto } from '@/lib/streaming/contract'
import { useEncoderKeys } from './broadcasts'
import { DeviceMenus } from './device-menus'
import { EncoderLive } from './encoder-live'
import { EncoderPanel } from './encoder-panel'
import { EndedNote } from './ended-note'
import type { BroadcastView } from './engine/broadcast-view'
import type { Light } from './engine/lights'
import type { Studio } from './engine/studio'
import { GoLive } from './go-live'
import { HealthPanel } from './health-panel'
import { WithdrawnNote } from './withdrawn-note'

interface StageSideProps {
  studio: Studio
  broadcast: StudioBroadcastDto
  view: BroadcastView
  lights: readonly Light[]
  silent: boolean | null
  /** Whether this page sends. */
  live: boolean
  /** A moderator holds it back. */
  isCut: boolean
  /** The server shows it as live, and it is not what this page has just sent. */
  liveElsewhere: boolean
  onChange: () => void
}

/** What to do beside the picture: go live from here, or see how it goes; or whose encoder sends instead. */
export function StageSide({ studio, broadcast, view, lights, silent, live, isCut, liveElsewhere, onChange }: StageSideProps) {
  const encoders = useEncoderKeys(broadcast.id).data
  const encoder = encoders?.sender?.kind === 'encoder' && !live ? encoders.sender : null
  if (view.state === 'withdrawn' && view.problem) return <WithdrawnNote problem={view.problem} />
  if (view.state === 'ended' || broadcast.state === 'ended') return <EndedNote gaps={view.gaps} />
  return (
    <>
      {live && <HealthPanel view={view} lights={lights} isCut={isCut} />}
      {encoder && (
        <EncoderLive
          broadcast={broadcast}
          sender={encoder}
          label={encoders?.keys.find(({ id }) => id === encoder.keyId)?.label ?? ''}
          onEnd={onChange}
        />
      )}
      {!live && !encoder && <GoLive studio={studio} broadcast={broadcast} silent={silent} liveElsewhere={liveElsewhere} />}
      {!encoder && <DeviceMenus studio={studio} live={live} />}
      <EncoderPanel broadcastId={broadcast.id} />
    </>
  )
}
