'use client'

import { useCallback, useEffect, useState, type RefObject } from 'react'

interface FullScreen {
  on: boolean
  /** The browser has no full screen for this element: it fills the page instead, so that the mark stays on it. */
  fillsPage: boolean
  toggle: () => void
}

/** Full screen of the whole player, never of the bare video: an iPhone's own would show it without the moving mark. */
export function useFullScreen(root: RefObject<HTMLElement | null>): FullScreen {
  const [on, setOn] = useState(false)
  const [fillsPage, setFillsPage] = useState(false)

  useEffect(() => {
    const changed = () => setOn(document.fullscreenElement !== null && document.fullscreenElement === root.current)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [root])

  useEffect(() => {
    if (!fillsPage) return
    const page = document.documentElement
    const before = page.style.overflow
    page.style.overflow = 'hidden'
    const leave = (press: KeyboardEvent) => {
      if (press.key === 'Escape') setFillsPage(false)
    }
    window.addEventListener('keydown', leave)
    return () => {
      page.style.overflow = before
      window.removeEventListener('keydown', leave)
    }
  }, [fillsPage])

  const toggle = useCallback(() => {
    const element = root.current
    if (!element) return
    if (document.fullscreenElement) {
      document.exitFullscreen().catch(() => setOn(false))
      return
    }
    if (fillsPage || typeof element.requestFullscreen !== 'function') {
      setFillsPage((filled) => !filled)
      return
    }
    element.requestFullscreen().catch(() => setFillsPage(true))
  }, [root, fillsPage])

  return { on: on || fillsPage, fillsPage, toggle }
}
