'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { cn } from './class-names'
import { deviceMoment, useNow } from './clock'
import { announcedBetween, clockText, durationParts } from './duration'

/** `3 days 4 hours`: the two largest units that are not nothing. */
export function useDurationText(): (ms: number) => string {
  const t = useTranslations('time')
  return (ms) => {
    const { days, hours, minutes, seconds } = durationParts(ms)
    const units = [
      days > 0 && t('days', { days }),
      hours > 0 && t('hours', { hours }),
      minutes > 0 && t('minutes', { minutes }),
      seconds > 0 && days + hours === 0 && t('seconds', { seconds }),
    ].filter((unit) => unit !== false)
    return units.slice(0, 2).join(' ') || t('seconds', { seconds: 0 })
  }
}

type CountdownProps = {
  /** Called once when the time is over. */
  onDone?: () => void
  /** Say 10, 5 and 1 minutes and 30 seconds aloud. For deadlines, not for openings. */
  announce?: boolean
  className?: string
} & (
  | { /** On this device's clock, ms since 1970: when the data came plus the ms it named. */ to: number }
  | { /** The server's instant, ISO. */ instant: string }
)

/** Time left, by the second: words from a day on, a clock below. */
export function Countdown(props: CountdownProps) {
  const { onDone, announce = false, className } = props
  const t = useTranslations('time')
  const words = useDurationText()
  const now = useNow()
  const to = 'to' in props ? props.to : deviceMoment(props.instant)
  const left = now === null ? null : to - now
  const over = left !== null && left <= 0

  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })
  useEffect(() => {
    if (over) done.current?.()
  }, [over])

  const before = useRef<number | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!announce || left === null) return
    const mark = announcedBetween(before.current ?? left, left)
    before.current = left
    if (mark !== null) setSaid(t('leftAnnounce', { left: words(mark) }))
  }, [announce, left, t, words])

  return (
    <>
      <span role="timer" className={cn('tabular-nums whitespace-nowrap', className)}>
        {left === null ? '–:––' : over ? t('over') : left >= 86_400_000 ? words(left) : clockText(left)}
      </span>
      {announce && (
        <span aria-live="polite" className="sr-only">
          {said}
        </span>
      )}
    </>
  )
}
