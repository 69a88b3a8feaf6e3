/** The ways a browser can be given media by a script. */
export type MediaSupport = 'plain' | 'managed' | 'none'

interface MediaGlobals {
  readonly MediaSource?: { isTypeSupported(type: string): boolean }
  readonly ManagedMediaSource?: { isTypeSupported(type: string): boolean }
}

/** What the studio and most encoders make: H.264 main with AAC-LC, in fragmented MP4. */
const ourType = 'video/mp4; codecs="avc1.4d401f,mp4a.40.2"'

/**
 * Plain MediaSource where there is one, since it may load at any moment, which low delay needs; iPhones have only
 * the managed kind, from iOS 17.1. Older ones have neither: a native player would need links that live for hours.
 */
export function mediaSupport(globals: MediaGlobals = globalThis as MediaGlobals): MediaSupport {
  if (globals.MediaSource?.isTypeSupported(ourType)) return 'plain'
  if (globals.ManagedMediaSource?.isTypeSupported(ourType)) return 'managed'
  return 'none'
}

/** iPhone or iPad (which calls itself a Mac, but has touch): a changed speed is heard there, so none is used. */
export function isAppleTouch(device: { userAgent: string; maxTouchPoints: number } = navigator): boolean {
  if (/iPhone|iPod|iPad/.test(device.userAgent)) return true
  return /Macintosh/.test(device.userAgent) && device.maxTouchPoints > 1
}
