'use client'

import { Maximize, Minimize, Pause, Play, RotateCcw, Volume2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'
import { ControlButton } from './control-button'
import type { Viewer } from './engine/viewer'
import type { ViewerView } from './engine/viewer-view'
import { LiveBadge } from './live-badge'
import { QualityMenu } from './quality-menu'
import type { Shortcut } from './rules/shortcut'
import { SeekBar } from './seek-bar'
import type { MediaView } from './use-media'
import { useShortcuts } from './use-shortcuts'
import { VolumeControl } from './volume-control'

interface ControlsProps {
  viewer: Viewer
  view: ViewerView
  media: MediaView
  video: RefObject<HTMLVideoElement | null>
  root: RefObject<HTMLElement | null>
  fullScreen: { on: boolean; toggle: () => void }
  shown: boolean
  onToggle: () => void
}

export function Controls({ viewer, view, media, video, root, fullScreen, shown, onToggle }: ControlsProps) {
  const t = useTranslations('watch.control')
  const live = view.phase === 'live'

  const seekTo = (seconds: number) => {
    if (!video.current || live) return
    video.current.currentTime = Math.min(Math.max(0, seconds), media.duration)
    if (view.finished) viewer.resume()
  }
  const setVolume = (volume: number) => {
    if (!video.current) return
    video.current.volume = Math.min(1, Math.max(0, volume))
    video.current.muted = volume <= 0
  }
  const mute = () => {
    if (video.current) video.current.muted = !video.current.muted
  }
  const acts: Record<Shortcut, () => void> = {
    toggle: onToggle,
    mute,
    full_screen: fullScreen.toggle,
    back: () => seekTo(media.time - 10),
    forward: () => seekTo(media.time + 10),
    louder: () => setVolume(media.volume + 0.1),
    quieter: () => setVolume(media.volume - 0.1),
  }
  useShortcuts(true, (shortcut) => acts[shortcut]())

  const PlayIcon = view.finished ? RotateCcw : media.paused ? Play : Pause
  const playLabel = view.finished ? t('replay') : media.paused ? t('play') : t('pause')

  return (
    <>
      {view.soundBlocked && (
        <Button size="large" onClick={() => viewer.soundOn()} className="z-30 bg-white text-black hover:bg-white/90">
          <Volume2 aria-hidden />
          {t('soundOn')}
        </Button>
      )}
      <div
        role="group"
        aria-label={t('group')}
        className={cn(
          'absolute inset-x-0 bottom-0 z-20 bg-linear-to-t from-black/85 to-transparent px-2 pt-10 pb-[max(0.25rem,env(safe-area-inset-bottom))] transition-opacity duration-200 has-focus-visible:pointer-events-auto has-focus-visible:opacity-100 md:px-3',
          shown ? 'opacity-100' : 'pointer-events-none opacity-0',
        )}
      >
        {!live && <SeekBar time={media.time} duration={media.duration} onSeek={seekTo} />}
        <div className="flex items-center gap-0.5">
          <ControlButton label={playLabel} onClick={view.finished ? () => seekTo(0) : onToggle}>
            <PlayIcon aria-hidden />
          </ControlButton>
          <VolumeControl volume={media.volume} muted={media.muted} onVolume={setVolume} onMute={mute} />
          {live && <LiveBadge viewer={viewer} paused={media.paused} />}
          <span className="grow" />
          <QualityMenu viewer={viewer} view={view} container={root} />
          <ControlButton label={fullScreen.on ? t('leaveFullScreen') : t('fullScreen')} onClick={fullScreen.toggle}>
            {fullScreen.on ? <Minimize aria-hidden /> : <Maximize aria-hidden />}
          </ControlButton>
        </div>
      </div>
    </>
  )
}
