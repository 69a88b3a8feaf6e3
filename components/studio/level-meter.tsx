'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { SoundDesk } from './engine/sound-desk'

/** Quietest and loudest level the meter shows, dBFS. */
const QUIET_DB = -60
const READ_EVERY_MS = 1000
/** As smooth as an eye needs; each drawing costs the whole page a composition, which encoding needs more. ms */
const DRAW_EVERY_MS = 80
/** How fast the bar falls, dB per second: rises are shown at once. */
const FALL = 30

function share(decibels: number): number {
  return Math.min(1, Math.max(0, 1 - decibels / QUIET_DB))
}

/** Loudness of what goes out. Drawn past React, for it moves twelve times a second. */
export function LevelMeter({ desk, muted }: { desk: SoundDesk; muted: boolean }) {
  const t = useTranslations('studio')
  const meter = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let shown = QUIET_DB
    let before = performance.now()
    const draw = () => {
      const now = performance.now()
      shown = Math.max(desk.level().peak, shown - (FALL * (now - before)) / 1000)
      before = now
      if (bar.current) bar.current.style.clipPath = `inset(0 ${(1 - share(shown)) * 100}% 0 0)`
    }
    const drawing = setInterval(draw, DRAW_EVERY_MS)
    const timer = setInterval(() => meter.current?.setAttribute('aria-valuenow', String(Math.round(shown))), READ_EVERY_MS)
    return () => {
      clearInterval(drawing)
      clearInterval(timer)
    }
  }, [desk])

  return (
    <div
      ref={meter}
      role="meter"
      aria-label={t('level')}
      aria-valuemin={QUIET_DB}
      aria-valuemax={0}
      aria-valuenow={QUIET_DB}
      className="h-3 overflow-hidden rounded-full bg-ink/10"
    >
      <div
        ref={bar}
        className={`h-full w-full rounded-full ${muted ? 'bg-ink/30' : 'bg-linear-to-r from-good from-60% via-warn via-85% to-bad'}`}
        style={{ clipPath: 'inset(0 100% 0 0)' }}
      />
    </div>
  )
}
