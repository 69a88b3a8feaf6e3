'use client'

import { useCallback, useRef, useSyncExternalStore, type RefObject } from 'react'

export interface MediaView {
  readonly paused: boolean
  readonly muted: boolean
  readonly volume: number
  /** Seconds. */
  readonly time: number
  /** Seconds; 0 while unknown, infinite for a live broadcast. */
  readonly duration: number
  /** Width of the picture by its height. */
  readonly shape: number
}

const nothing: MediaView = { paused: true, muted: false, volume: 1, time: 0, duration: 0, shape: 16 / 9 }
const events = ['play', 'pause', 'volumechange', 'timeupdate', 'durationchange', 'seeking', 'seeked', 'emptied', 'resize']

/** What a video element does right now, as its own events tell. */
export function useMedia(element: RefObject<HTMLVideoElement | null>): MediaView {
  const last = useRef(nothing)
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = element.current
      for (const name of events) media?.addEventListener(name, listener)
      return () => events.forEach((name) => media?.removeEventListener(name, listener))
    },
    [element],
  )
  const read = useCallback(() => {
    const media = element.current
    if (!media) return nothing
    const { paused, muted, volume, currentTime: time } = media
    const duration = Number.isNaN(media.duration) ? 0 : media.duration
    const shape = media.videoHeight > 0 ? media.videoWidth / media.videoHeight : nothing.shape
    const before = last.current
    const same =
      before.paused === paused &&
      before.muted === muted &&
      before.volume === volume &&
      before.time === time &&
      before.duration === duration &&
      before.shape === shape
    if (!same) last.current = { paused, muted, volume, time, duration, shape }
    return last.current
  }, [element])
  return useSyncExternalStore(subscribe, read, () => nothing)
}
