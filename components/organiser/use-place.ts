'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { readPlace } from './places'

/** The section, and the field in it, that the address names: `?part=tickets`, `?part=basics.title`. */
export function useNamedPlace() {
  const part = useSearchParams().get('part') ?? ''
  return { part, ...readPlace(part) }
}

/** The section that the address names; a field that it names gets the focus. */
export function usePlace() {
  const { part, section, field } = useNamedPlace()
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
