import { openRun } from './api'
import { RunEncoder } from './encoder'
import { StudioProblem } from './problem'
import { retryDelayMs } from './upload-queue'
import type { Rung } from './rungs'
import { Uploader } from './uploader'

/** One run: an encoder and what it has made, on its way to the server. */
export type Run = { readonly encoder: RunEncoder; readonly uploader: Uploader }

export type RunEvents = {
  onProblem: (problem: StudioProblem) => void
  onHole: () => void
}

/**
 * Begins to encode. Segments wait in the uploader until the run is open at the server.
 * @throws {StudioProblem} when this browser cannot encode
 */
export async function beginRun(rung: Rung, camera: MediaStreamTrack, sound: MediaStreamTrack, events: RunEvents): Promise<Run> {
  const uploader = new Uploader((code) => events.onProblem(new StudioProblem(code)))
  const encoder = new RunEncoder(rung, {
    onObject: (rendition, object) => uploader.add(rendition, object),
    onProblem: events.onProblem,
    onHole: events.onHole,
  })
  await encoder.start(camera, sound)
  return { encoder, uploader }
}

/**
 * Opens a run at the server, trying again while the network is at fault or another encoder still holds it.
 * @param attempts how often at most
 * @throws {StudioProblem} what the server said
 */
export async function openRunPatiently(broadcastId: string, attempts: number, stopped: () => boolean) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await openRun(broadcastId)
    } catch (error) {
      const problem = error instanceof StudioProblem ? error : new StudioProblem('network', String(error))
      const passing = problem.code === 'network' || problem.code === 'stream_busy'
      if (!passing || attempt + 1 >= attempts || stopped()) throw problem
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs(attempt, Math.random())))
    }
  }
}
