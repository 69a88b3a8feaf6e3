'use client'

import { useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

interface PageInFrameProps {
  title: string
  /** CSS px: what is inside lays itself out for a window of this size. */
  width: number | '100%'
  height: number
  children: ReactNode
}

/**
 * A page within the page, in a window of its own width, so that it looks as it will there. It is to be looked at:
 * nothing in it can be pressed.
 */
export function PageInFrame({ title, width, height, children }: PageInFrameProps) {
  const [body, setBody] = useState<HTMLElement | null>(null)
  const open = (frame: HTMLIFrameElement | null) => {
    const inner = frame?.contentDocument
    if (inner === null || inner === undefined || inner.body.dataset['preview'] === 'ready') return
    inner.body.dataset['preview'] = 'ready'
    inner.documentElement.lang = document.documentElement.lang
    for (const sheet of document.head.querySelectorAll('link[rel=stylesheet], style')) inner.head.append(sheet.cloneNode(true))
    setBody(inner.body)
  }
  return (
    <iframe
      ref={open}
      title={title}
      sandbox="allow-same-origin"
      width={width}
      height={height}
      onLoad={(event) => open(event.currentTarget)}
      className="mx-auto block max-w-full rounded-2xl border border-line-strong/60 bg-page shadow-card"
    >
      {body !== null && createPortal(<div inert>{children}</div>, body)}
    </iframe>
  )
}
