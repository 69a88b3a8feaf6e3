'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { cn } from './class-names'
import { deviceMoment, useNow } from './clock'
import { announcedBetween, clockText, durationParts } from './duration'

/** `3日4時間`, `3 days 4 hours`: the largest unit that is not nothing, and the one below it unless that is nothing. */
export function useDurationText(): (ms: number) => string {
  const t = useTranslations('time')
  const between = useLocale() === 'ja' ? '' : ' '
  return (ms) => {
    const parts = durationParts(ms)
    const units = ['days', 'hours', 'minutes', 'seconds'] as const
    const first = units.findIndex((unit) => parts[unit] > 0)
    if (first === -1) return t('seconds', { seconds: 0 })
    return units
      .slice(first, first + 2)
      .filter((unit) => parts[unit] > 0)
      .map((unit) => t(unit, { [unit]: parts[unit] }))
      .join(between)
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
