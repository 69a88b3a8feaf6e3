'use client'

import type { ComponentProps, MouseEvent } from 'react'

interface PartLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  /** A section, or a field in it: `basics`, `basics.title`. */
  to: string
}

/** Leads to another part of the same plan: the address changes, and what is typed elsewhere on the page stays. */
export function PartLink({ to, children, ...rest }: PartLinkProps) {
  const href = `?part=${to}`
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    // Next keeps its own account of the address, and follows this one.
    window.history.pushState(null, '', href)
  }
  return (
    <a {...rest} href={href} onClick={go}>
      {children}
    </a>
  )
}
