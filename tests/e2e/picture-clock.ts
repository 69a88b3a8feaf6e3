import type { Page } from 'playwright-core'
import { readTestCardTime } from '../../components/studio/engine/test-card-code'

/** A time that was read back from the fan's picture. */
export type Sighting = {
  /** When that picture was shown, ms since 1970 by the fan's clock. */
  shownAt: number
  /** When the artist's camera took it, ms since 1970, as written in it. */
  takenAt: number
}

declare global {
  interface Window {
    /** Read in this page and not yet taken. */
    pictureClock?: Sighting[]
  }
}

/**
 * Begins to read the test camera's clock from the picture of a page's video, as it is shown. Goes on until the page
 * is left. One machine runs both browsers, so both times are of one clock.
 * @param everyMs not more often than this
 */
export async function startPictureClock(page: Page, everyMs = 100): Promise<void> {
  await page.waitForSelector('video', { state: 'attached' })
  await page.evaluate(`(${watchVideo.toString()})(${readTestCardTime.toString()}, ${everyMs})`)
}

/** Everything read since the last call. */
export async function takeSightings(page: Page): Promise<Sighting[]> {
  return page.evaluate(() => window.pictureClock?.splice(0) ?? [])
}

/** Runs in the page: no outer names. */
function watchVideo(read: typeof readTestCardTime, everyMs: number): void {
  const sightings: Sighting[] = []
  window.pictureClock = sightings
  const video = document.querySelector('video')
  const canvas = document.createElement('canvas')
  // The strip alone, at the foot of an otherwise empty picture: a few thousand pixels instead of a million.
  canvas.width = 480
  canvas.height = 80
  const surface = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!video || !surface) throw new Error('there is no video to read')
  let readAt = 0
  const look = (now: number, { expectedDisplayTime }: VideoFrameCallbackMetadata): void => {
    video.requestVideoFrameCallback(look)
    if (now - readAt < everyMs - 10) return
    readAt = now
    surface.drawImage(video, 0, video.videoHeight * 0.9, video.videoWidth, video.videoHeight * 0.1, 0, 72, 480, 8)
    const takenAt = read(surface.getImageData(0, 0, 480, 80))
    if (takenAt !== null) sightings.push({ shownAt: Date.now() + (expectedDisplayTime - performance.now()), takenAt })
  }
  video.requestVideoFrameCallback(look)
}

/** From camera to screen, ms, of the share `part` (0–1) of sightings that were quickest. */
export function delayAt(sightings: readonly Sighting[], part: number): number {
  const delays = sightings.map(({ shownAt, takenAt }) => shownAt - takenAt).sort((a, b) => a - b)
  const delay = delays[Math.min(delays.length - 1, Math.floor(delays.length * part))]
  if (delay === undefined) throw new Error('no clock was seen in the picture')
  return Math.round(delay)
}

/** The longest time for which the clock in the picture did not move on, ms. */
export function longestStandstill(sightings: readonly Sighting[]): number {
  let longest = 0
  let moved = sightings[0]
  for (const sighting of sightings) {
    if (moved && sighting.takenAt > moved.takenAt) {
      longest = Math.max(longest, sighting.shownAt - moved.shownAt)
      moved = sighting
    }
  }
  return Math.round(longest)
}
