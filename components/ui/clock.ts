'use client'

import { useSyncExternalStore } from 'react'

/** How far the server's clock is ahead of this device's, ms. Device clocks lie; the `Date` of answers corrects them. */
let aheadMs = 0
let known = false

/** Learns from an answer's `Date` header (whole seconds, RFC 9110 §6.6.1). Differences under 2 s are that rounding, not a lie. */
export function learnServerTime(date: string | null): void {
  const server = date === null ? NaN : Date.parse(date)
  if (Number.isNaN(server)) return
  const difference = server + 500 - Date.now()
  if (known && Math.abs(difference - aheadMs) < 2_000) return
  aheadMs = Math.abs(difference) < 2_000 ? 0 : difference
  known = true
}

/** When, on this device's clock, an instant of the server comes; ms since 1970. */
export function deviceMoment(instant: string): number {
  return Date.parse(instant) - aheadMs
}

let now = 0
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
    now = 0
  }
}

function current(): number {
  if (now === 0) now = Date.now()
  return now
}

/** This device's time in ms, once a second, the same for all on the page; null while the server renders. */
export function useNow(): number | null {
  return useSyncExternalStore(subscribe, current, () => null)
}

/** Where the viewer's device is, as an IANA zone; null while the server renders. */
export function useViewerZone(): string | null {
  return useSyncExternalStore(
    () => () => undefined,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  )
}
