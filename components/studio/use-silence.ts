'use client'

import { useEffect, useState } from 'react'
import type { SoundDesk } from './engine/sound-desk'

/** Below this peak a room is as good as silent. dBFS */
const FLOOR_DB = -55
const LOOK_EVERY_MS = 80
/** Pauses between words and songs are shorter than this. ms */
const SILENT_AFTER_MS = 6000

/** Whether sound was heard lately: `null` before anything was heard and before it can be called silent. */
export function useSilence(desk: SoundDesk): boolean | null {
  const [silent, setSilent] = useState<boolean | null>(null)
  useEffect(() => {
    let heardAt = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      if (desk.level().peak > FLOOR_DB) {
        heardAt = now
        setSilent(false)
      } else if (now - heardAt > SILENT_AFTER_MS) {
        setSilent(true)
      }
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [desk])
  return silent
}
