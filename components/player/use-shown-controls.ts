'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

/** Nobody moved for this long (ms): the controls step out of the picture. */
const restMs = 3_000

interface ShownControls {
  shown: boolean
  wake: () => void
  /** A tap on the picture: shows the controls, or hides them when they are there. */
  tap: () => void
}

/** @param keep true while the controls must stay, as when paused */
export function useShownControls(keep: boolean): ShownControls {
  const [shown, setShown] = useState(true)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const wake = useCallback(() => {
    setShown(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setShown(false), restMs)
  }, [])

  useEffect(() => {
    wake()
    return () => clearTimeout(timer.current)
  }, [wake, keep])

  const tap = useCallback(() => {
    if (!shown) return wake()
    clearTimeout(timer.current)
    setShown(false)
  }, [shown, wake])

  return { shown: shown || keep, wake, tap }
}
