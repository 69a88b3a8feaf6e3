'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import type { Viewer } from './engine/viewer'

interface Standing {
  /** Tenths of a second behind the live edge, or null while unknown. */
  tenths: number | null
  behind: boolean
}

/** Live, how far behind, and the way back to the edge for who has paused. */
export function LiveBadge({ viewer, paused }: { viewer: Viewer; paused: boolean }) {
  const t = useTranslations('watch.control')
  const [{ tenths, behind }, setStanding] = useState<Standing>({ tenths: null, behind: false })

  useEffect(() => {
    const look = () => {
      const delayMs = viewer.engine?.delayMs ?? null
      const now = { tenths: delayMs === null ? null : Math.round(delayMs / 100), behind: viewer.engine?.behind ?? false }
      setStanding((before) => (before.tenths === now.tenths && before.behind === now.behind ? before : now))
    }
    const timer = setInterval(look, 1_000)
    return () => clearInterval(timer)
  }, [viewer])

  if (behind || paused) {
    return (
      <button
        type="button"
        onClick={() => viewer.toLiveEdge()}
        className="ml-1 flex min-h-11 items-center gap-2 rounded-lg px-2 text-sm font-semibold whitespace-nowrap hover:bg-white/15"
      >
        <span aria-hidden className="size-2.5 rounded-full bg-white/60" />
        {t('backToLive')}
      </button>
    )
  }
  return (
    <span className="ml-1 flex items-center gap-2 px-1 text-sm tabular-nums">
      <Badge tone="live">{t('live')}</Badge>
      {tenths !== null && (
        <span className="whitespace-nowrap text-white/80">{t('delay', { seconds: (tenths / 10).toFixed(1) })}</span>
      )}
    </span>
  )
}
