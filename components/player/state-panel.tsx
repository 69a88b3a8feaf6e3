'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useViewerZone } from '@/components/ui/clock'
import { momentText } from '@/components/ui/moments'
import type { WatchDto } from '@/lib/streaming/contract'
import { UntilStart } from './countdown'
import type { Screen } from './engine/rules/viewer-state'
import type { Viewer } from './engine/viewer'
import type { ViewerView } from './engine/viewer-view'
import { PanelActions } from './panel-actions'

interface StatePanelProps {
  viewer: Viewer
  view: ViewerView
  ticket: UseQueryResult<WatchDto>
}

const turning: readonly Screen[] = ['loading', 'starting', 'retrying']

/** In place of the picture: what is going on, what happens next, and what one can do. */
export function StatePanel({ viewer, view, ticket }: StatePanelProps) {
  const t = useTranslations('watch.panel')
  const locale = useLocale()
  const zone = useViewerZone()
  const screen = view.screen
  if (screen === 'live' || screen === 'archive') return null

  const { data } = ticket
  const archive = data?.state === 'archive'
  const until = data?.archiveUntil && zone ? momentText(data.archiveUntil, locale, zone) : null
  const archiveNow = archive && (screen === 'ready' || screen === 'ended')
  const title = archiveNow && screen === 'ready' ? t('archive_ready.title') : t(`${screen}.title`)
  const body = archiveNow
    ? until === null
      ? t('archive_ready.text')
      : t('archive_ready.textUntil', { until })
    : t(`${screen}.text`)

  return (
    <div className="absolute inset-0 z-20 grid animate-fade-in place-items-center overflow-y-auto bg-[radial-gradient(ellipse_at_50%_0%,color-mix(in_oklab,var(--accent)_30%,#0d0d12),#0d0d12_75%)] p-4 text-center">
      <div className="grid max-w-lg justify-items-center gap-3 [word-break:auto-phrase]">
        {turning.includes(screen) && <LoaderCircle aria-hidden className="size-8 animate-spin text-white/80" />}
        <h2 className="text-lg sm:text-2xl">{title}</h2>
        {screen === 'not_started' && data && (
          <UntilStart ticket={data} readAt={ticket.dataUpdatedAt} onDone={() => viewer.onStale()} />
        )}
        <p className="text-sm text-balance text-white/85 sm:text-base">{body}</p>
        <PanelActions viewer={viewer} screen={screen} engaged={view.engaged || view.resuming} archive={archive} />
      </div>
    </div>
  )
}
