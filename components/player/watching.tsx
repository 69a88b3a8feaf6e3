'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Accent } from '@/components/ui/accent'
import { cn } from '@/components/ui/class-names'
import { LiveRegion } from '@/components/ui/live-region'
import { useLocalText } from '@/components/ui/local-text'
import type { WatchDto } from '@/lib/streaming/contract'
import { Controls } from './controls'
import type { WatchSubject } from './engine/playback-api'
import { MovingMark } from './moving-mark'
import { PictureWait } from './picture-wait'
import { StatePanel } from './state-panel'
import { useFullScreen } from './use-full-screen'
import { usePlayer } from './use-player'
import { useShownControls } from './use-shown-controls'
import { useMedia } from './use-media'
import { VideoSurface } from './video-surface'

interface WatchingProps {
  subject: WatchSubject
  /** What stands beside the title, once it is known what is watched. */
  children: (watch: WatchDto | undefined) => ReactNode
}

/** The player with its title. A page puts it into a dark frame of full width. */
export function Watching({ subject, children }: WatchingProps) {
  const t = useTranslations('watch')
  const text = useLocalText()
  const { viewer, view, ticket, video, root } = usePlayer(subject)
  const media = useMedia(video)
  const fullScreen = useFullScreen(root)
  const pictured = view.screen === 'live' || view.screen === 'archive'
  const { shown, wake, tap } = useShownControls(media.paused || !pictured)
  const toggle = () => {
    if (media.paused) viewer.resume()
    else viewer.pause()
  }
  const title = ticket.data ? text(ticket.data.title) : t('untitled')

  return (
    <Accent colour={ticket.data?.accent} className="mx-auto w-full max-w-6xl pb-10 md:px-6 md:pt-6">
      <section
        ref={root}
        aria-label={t('player')}
        data-state={view.screen}
        onPointerMove={(event) => event.pointerType === 'mouse' && wake()}
        onFocus={wake}
        className={cn(
          'relative isolate grid aspect-video max-h-[calc(100dvh-8rem)] w-full place-items-center overflow-hidden bg-black text-white ring-1 ring-white/10 [--accent-word:#fff] md:rounded-2xl',
          !view.engaged && 'min-h-72',
          fullScreen.on && 'aspect-auto max-h-none md:rounded-none',
          fullScreen.fillsPage && 'fixed inset-0 z-50 h-dvh',
          pictured && !shown && 'cursor-none',
        )}
      >
        <VideoSurface video={video} engaged={view.engaged} onTap={tap} onClick={toggle} />
        {view.engaged && view.mark !== '' && <MovingMark code={view.mark} shape={media.shape} />}
        {pictured && view.waiting && <PictureWait />}
        {!pictured && <StatePanel viewer={viewer} view={view} ticket={ticket} />}
        {pictured && (
          <Controls
            viewer={viewer}
            view={view}
            media={media}
            video={video}
            root={root}
            fullScreen={fullScreen}
            shown={shown}
            onToggle={toggle}
          />
        )}
      </section>
      <LiveRegion text={t(`said.${view.screen}`)} />
      <header className="px-4 pt-5 md:px-0">
        <p className="text-sm text-ink-soft">{ticket.data ? text(ticket.data.artistName) : ' '}</p>
        <h1 className="text-xl text-ink md:text-2xl">{title}</h1>
        {children(ticket.data)}
      </header>
    </Accent>
  )
}
