'use client'

import { useEffect, useRef } from 'react'
import { shortcutOf, type Shortcut } from './rules/shortcut'

/** The element's role as far as keys are concerned. */
function roleOf(target: EventTarget | null): string {
  if (!(target instanceof Element)) return 'body'
  const role = target.getAttribute('role')
  if (role !== null) return role
  if (target instanceof HTMLInputElement) return target.type === 'range' ? 'slider' : 'text'
  if (target instanceof HTMLElement && target.isContentEditable) return 'textarea'
  return target.tagName.toLowerCase()
}

/** Listens on the whole page, for the player is what the page is about. */
export function useShortcuts(active: boolean, act: (shortcut: Shortcut) => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!active) return
    const pressed = (press: KeyboardEvent) => {
      const shortcut = shortcutOf(press, roleOf(press.target))
      if (shortcut === null || press.defaultPrevented) return
      press.preventDefault()
      latest.current(shortcut)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [active])
}
