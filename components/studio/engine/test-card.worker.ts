import { TestCardPainter } from './test-card-painter'

/** What the page asks of the worker. `writable` takes the frames; sizes are pixels. */
export type TestCardOrder = { writable: WritableStream<VideoFrame>; width: number; height: number; framesPerSecond: number }

/**
 * Paints the test camera away from the page, so that a busy or hidden page does not stop it: worker timers are not
 * throttled in background tabs, animation frames are.
 */
self.onmessage = (event: MessageEvent<TestCardOrder>) => {
  const { writable, width, height, framesPerSecond } = event.data
  const painter = new TestCardPainter(width, height)
  const writer = writable.getWriter()
  const interval = 1000 / framesPerSecond
  let due = performance.now()
  let stopped = false

  const tick = () => {
    if (stopped) return
    const now = performance.now()
    // A picture that nobody takes would wait, and be shown late: it is left out, as a camera would.
    if ((writer.desiredSize ?? 0) > 0) {
      painter.paint(Date.now())
      const frame = frameOf(painter, performance.timeOrigin + now)
      writer.write(frame).catch(() => {
        stopped = true
        frame.close()
        self.close()
      })
    }
    due = Math.max(due + interval, now - interval)
    setTimeout(tick, Math.max(0, due - performance.now()))
  }
  tick()
}

function frameOf({ bytes, width, height }: TestCardPainter, atMs: number): VideoFrame {
  return new VideoFrame(bytes, { format: 'I420', codedWidth: width, codedHeight: height, timestamp: Math.round(atMs * 1000) })
}
