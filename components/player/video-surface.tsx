'use client'

import { useRef, type RefObject } from 'react'
import { cn } from '@/components/ui/class-names'

interface VideoSurfaceProps {
  video: RefObject<HTMLVideoElement | null>
  engaged: boolean
  /** A finger asks for the controls. */
  onTap: () => void
  /** A mouse, whose controls come with its moving, stops and goes on. */
  onClick: () => void
}

/**
 * The picture. It is there from the first moment, so that the click can reach it. Picture-in-picture and casting are
 * off: both would show it without the mark, and ManagedMediaSource demands that remote playback is off.
 */
export function VideoSurface({ video, engaged, onTap, onClick }: VideoSurfaceProps) {
  const byMouse = useRef(false)
  return (
    <video
      ref={video}
      playsInline
      disablePictureInPicture
      disableRemotePlayback
      controlsList="nodownload noremoteplayback"
      onPointerDown={(event) => {
        byMouse.current = event.pointerType === 'mouse'
      }}
      onClick={() => (byMouse.current ? onClick() : onTap())}
      onContextMenu={(event) => event.preventDefault()}
      className={cn('absolute inset-0 size-full object-contain', !engaged && 'invisible')}
    />
  )
}
