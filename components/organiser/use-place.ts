'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { readPlace } from './places'

/** The section that the address names (`?part=tickets`); a field that it names (`?part=basics.title`) gets the focus. */
export function usePlace() {
  const part = useSearchParams().get('part') ?? ''
  const { section, field } = readPlace(part)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (shown.current === part) return
    const isFirst = shown.current === null
    shown.current = part
    if (isFirst && field === null) return
    const target = document.getElementById(field ?? section)
    const input = field === null ? null : target?.querySelector<HTMLElement>('input:not([type=file]), textarea, select, button, a')
    target?.scrollIntoView({ block: 'start' })
    ;(input ?? target)?.focus({ preventScroll: true })
  }, [part, section, field])
  return section
}
