'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { positionText } from './rules/time-text'

interface SeekBarProps {
  /** Seconds. */
  time: number
  /** Seconds; 0 while unknown. */
  duration: number
  onSeek: (seconds: number) => void
}

/** Where an archive is. While the thumb is held the picture stays, and follows when it is let go. */
export function SeekBar({ time, duration, onSeek }: SeekBarProps) {
  const t = useTranslations('watch.control')
  const [held, setHeld] = useState<number | null>(null)
  const at = held ?? time
  const length = Number.isFinite(duration) ? duration : 0
  const letGo = () => {
    if (held !== null) onSeek(held)
    setHeld(null)
  }
  return (
    <div className="flex items-center gap-3 px-2 text-sm tabular-nums">
      <span>{positionText(at)}</span>
      <input
        type="range"
        min={0}
        max={Math.max(1, Math.floor(length))}
        step={1}
        value={Math.min(Math.floor(at), Math.floor(length))}
        onChange={(event) => setHeld(Number(event.target.value))}
        onPointerUp={letGo}
        onKeyUp={letGo}
        onBlur={letGo}
        aria-label={t('seek')}
        aria-valuetext={t('position', { at: positionText(at), length: positionText(length) })}
        className="h-11 min-w-0 grow cursor-pointer accent-white"
      />
      <span>{positionText(length)}</span>
    </div>
  )
}
