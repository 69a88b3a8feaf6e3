import { steadyInterval } from './steady-timer'
import { TestCardPainter } from './test-card-painter'
import type { TestCardOrder } from './test-card.worker'
import { handFedVideoTrack } from './track-streams'

/** A video track that draws the test card, and the way to end it. */
export type TestCamera = { track: MediaStreamTrack; stop: () => void }

/**
 * Starts the test camera, so that the product can be tried on a machine without one.
 * @param size pixels and frames per second
 */
export function openTestCamera(size: { width: number; height: number; framesPerSecond: number }): TestCamera {
  const track = handFedVideoTrack()
  if (!track) return openCanvasCamera(size)
  const worker = new Worker(new URL('./test-card.worker.ts', import.meta.url), { type: 'module' })
  const order: TestCardOrder = { writable: track.writable, ...size }
  worker.postMessage(order, [track.writable])
  return {
    track,
    stop: () => {
      track.stop()
      worker.terminate()
    },
  }
}

/** Where frames cannot be fed by hand: a canvas drawn by a steady timer, captured by the browser. */
function openCanvasCamera(size: { width: number; height: number; framesPerSecond: number }): TestCamera {
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const surface = canvas.getContext('2d', { alpha: false })
  const painter = new TestCardPainter(size.width, size.height)
  const shape = { format: 'I420', codedWidth: size.width, codedHeight: size.height } as const
  const draw = () => {
    painter.paint(Date.now())
    const frame = new VideoFrame(painter.bytes, { ...shape, timestamp: Math.round(performance.now() * 1000) })
    surface?.drawImage(frame, 0, 0)
    frame.close()
  }
  draw()
  const track = canvas.captureStream(size.framesPerSecond).getVideoTracks()[0]
  if (!track) throw new Error('this browser cannot capture a canvas')
  const stopTimer = steadyInterval(1000 / size.framesPerSecond, draw)
  return {
    track,
    stop: () => {
      stopTimer()
      track.stop()
    },
  }
}
