import { drawTestCard } from './test-card-drawing'

/** What the page asks of the worker. `writable` takes the frames; sizes are pixels. */
export type TestCardOrder = { writable: WritableStream<VideoFrame>; width: number; height: number; framesPerSecond: number }

/**
 * Draws the test camera away from the page, so that a busy or hidden page does not stop it: worker timers are not
 * throttled in background tabs, animation frames are.
 */
self.onmessage = (event: MessageEvent<TestCardOrder>) => {
  const { writable, width, height, framesPerSecond } = event.data
  const canvas = new OffscreenCanvas(width, height)
  const surface = canvas.getContext('2d', { alpha: false })
  if (!surface) throw new Error('no 2d canvas in this worker')
  const writer = writable.getWriter()
  const interval = 1000 / framesPerSecond
  let due = performance.now()
  let stopped = false

  const tick = () => {
    if (stopped) return
    const now = performance.now()
    drawTestCard(surface, width, height, Date.now())
    const frame = new VideoFrame(canvas, { timestamp: Math.round((performance.timeOrigin + now) * 1000) })
    writer.write(frame).catch(() => {
      stopped = true
      frame.close()
      self.close()
    })
    due = Math.max(due + interval, now - interval)
    setTimeout(tick, Math.max(0, due - performance.now()))
  }
  tick()
}
