import { steadyInterval } from './steady-timer'
import { readEach, videoFramesOf } from './track-streams'

/** Takes a frame and must close it. */
export type FrameHandler = (frame: VideoFrame, arrivedMs: number) => void

/**
 * Reads a camera's frames until stopped.
 * @param framesPerSecond used only where the browser cannot stream frames to the page
 * @returns the way to stop
 */
export function readFrames(track: MediaStreamTrack, framesPerSecond: number, onFrame: FrameHandler): () => void {
  // A track of our own, so that it can be stopped.
  const own = track.clone()
  const frames = videoFramesOf(own)
  if (!frames) return readByVideoElement(own, framesPerSecond, onFrame)
  return readEach(frames, own, onFrame)
}

/** For browsers without frame streams on the page (Firefox, Safari): a hidden player, looked at at an even pace. */
function readByVideoElement(track: MediaStreamTrack, framesPerSecond: number, onFrame: FrameHandler): () => void {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([track])
  // A player that is refused gives no frames; the encoder then reports a lost camera.
  video.play().catch(() => video.remove())
  const stopTimer = steadyInterval(1000 / framesPerSecond, () => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return
    const now = performance.now()
    onFrame(new VideoFrame(video, { timestamp: Math.round(now * 1000) }), now)
  })
  return () => {
    stopTimer()
    video.srcObject = null
    track.stop()
  }
}
