'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { readPlace } from './places'

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The section that the address names; the field that it names gets the focus. */
export function usePlace(isReady: boolean) {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash, () => '')
  const place = readPlace(hash)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (!isReady || shown.current === hash) return
    const isFirst = shown.current === null
    shown.current = hash
    if (isFirst && place.field === null) return
    const target = document.getElementById(place.field ?? place.section)
    const input = place.field === null ? null : target?.querySelector<HTMLElement>('input:not([type=file]), textarea, select, button, a')
    target?.scrollIntoView({ block: 'start' })
    ;(input ?? target)?.focus({ preventScroll: true })
  }, [hash, isReady, place.field, place.section])
  return place
}
