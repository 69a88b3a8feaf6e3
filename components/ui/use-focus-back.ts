'use client'

import { useLayoutEffect, useRef } from 'react'

/** What last had the focus: a button that goes busy loses it, and a dialog may open only then. */
let latest: Element | null = null
if (typeof document !== 'undefined') {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) latest = target
  })
}

/**
 * Gives the focus back to what had it when a dialog opened: the parts beneath do so only for a trigger of their own, and
 * ours are opened by whatever the page likes. To be called where the dialog closes.
 */
export function useFocusBack(open: boolean): (event: Event) => void {
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    // The content comes one step later, so that nothing in it has the focus yet.
    if (open) before.current = lasting(document.activeElement === document.body ? latest : document.activeElement)
  }, [open])
  return (event) => {
    event.preventDefault()
    // Who closed it may have led the focus on already.
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const place = canTake(before.current) ? before.current : document.querySelector<HTMLElement>('main')
    place?.focus({ preventScroll: true })
  }
}

/** A menu goes away when something in it is chosen; the button that opened it stays. */
function lasting(element: Element | null): Element | null {
  const opener = element?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  return opener === null || opener === undefined ? element : document.getElementById(opener)
}

function canTake(element: Element | null): element is HTMLElement {
  return element instanceof HTMLElement && element !== document.body && element.isConnected && element.getClientRects().length > 0 && !element.matches(':disabled')
}
