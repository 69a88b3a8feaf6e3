import type { EncodedPacket } from 'mediabunny'
import { FrameClock } from './frame-clock'
import { readFrames } from './frame-reader'
import { RenditionLines, type LineEvents } from './rendition-lines'
import { RunTimeline, type Shot } from './run-timeline'
import type { Rung } from './rungs'
import { SoundEncoder } from './sound-encoder'
import { pipeSound } from './sound-pipe'
import { steadyInterval } from './steady-timer'

/** No picture for so long and the last one is shown again, so that every second has a segment. ms */
const LONGEST_PICTURE_MS = 250
/** A hole this long (a laptop that slept) is not bridged: the run ends and another one starts. ms */
const LONGEST_HOLE_MS = 5000

export type EncoderEvents = LineEvents & {
  /** The time line has a hole that needs a new run. */
  onHole: () => void
}

/** Pictures since the start, but `queue`: the longest seen since the last look. */
export type EncoderFigures = { queue: number; dropped: number; framesIn: number; framesTaken: number; repeated: number }

/**
 * Camera and sound to CMAF segments of one second, for one run: pictures are encoded once per rendition, sound once
 * for all. Every rendition's segment n begins with the same picture.
 */
export class RunEncoder {
  private readonly lines: RenditionLines
  private readonly originMs = performance.now()
  private readonly clock = new FrameClock(this.originMs)
  private sound: SoundEncoder | null = null
  private stoppers: (() => void)[] = []
  private stopReading: () => void = () => undefined
  private nextRung: Rung | null
  private readonly timeline = new RunTimeline()
  private nextDueMs = 0
  private lastFrame: VideoFrame | null = null
  private figures = { dropped: 0, framesIn: 0, framesTaken: 0, repeated: 0 }
  private stopped = false
  private stopping: Promise<void> | null = null

  constructor(
    private rung: Rung,
    private readonly events: EncoderEvents,
  ) {
    this.lines = new RenditionLines(events)
    this.nextRung = rung
  }

  /** @throws {StudioProblem} when this browser lacks an encoder */
  async start(camera: MediaStreamTrack, soundTrack: MediaStreamTrack): Promise<void> {
    await this.lines.prepare(this.rung)
    this.sound = await SoundEncoder.start((packet, meta) => this.spread(packet, meta), this.events.onProblem)
    this.stoppers.push(pipeSound(soundTrack, this.sound, this.originMs))
    this.stoppers.push(steadyInterval(100, () => this.repeatLastFrame()))
    this.changeCamera(camera)
  }

  /** Goes on with another camera, in the same run. */
  changeCamera(camera: MediaStreamTrack): void {
    this.stopReading()
    this.clock.changeSource()
    this.stopReading = readFrames(camera, this.rung.framesPerSecond, (frame, arrivedMs) => {
      this.figures.framesIn += 1
      this.take(frame, frame.timestamp / 1000, arrivedMs)
    })
  }

  /** Takes another rung from the next second on: fewer renditions, other rates, but the sizes the run began with. */
  changeRung(rung: Rung): void {
    this.nextRung = rung
  }

  read(): EncoderFigures {
    return { queue: this.lines.takeLongestQueue(), ...this.figures }
  }

  get renditions(): string[] {
    return this.lines.names
  }

  /** Ends the run: everything captured so far becomes segments before this resolves. */
  async stop(): Promise<void> {
    this.stopping ??= this.finish()
    await this.stopping
  }

  private async finish(): Promise<void> {
    this.stopped = true
    this.stopReading()
    for (const stop of this.stoppers) stop()
    this.lastFrame?.close()
    this.lastFrame = null
    await this.lines.finishPictures()
    await this.sound?.finish()
    await this.lines.finishSegments()
  }

  /** Gives sound to every rendition. The run's time line begins with the first picture; earlier sound is left out. */
  private spread(packet: EncodedPacket, meta: EncodedAudioChunkMetadata | undefined): void {
    this.lines.note(meta)
    const { beganMs } = this.timeline
    if (beganMs === null) return
    const timestamp = packet.timestamp - beganMs / 1000
    if (timestamp >= 0) this.lines.addSound(packet.clone({ timestamp }), meta)
  }

  private take(frame: VideoFrame, captureMs: number, arrivedMs: number): void {
    const placedMs = this.stopped ? null : this.clock.place(captureMs, arrivedMs)
    if (placedMs === null || this.tooEarly(placedMs)) return frame.close()
    if (this.timeline.emptyMs(placedMs) > LONGEST_HOLE_MS) {
      frame.close()
      return this.events.onHole()
    }
    this.figures.framesTaken += 1
    const shots = this.timeline.shots(placedMs)
    const own = shots.pop()
    for (const missed of shots) this.repeat(missed)
    if (!own) return frame.close()
    this.lastFrame?.close()
    this.lastFrame = frame
    this.encode(frame, own)
  }

  /** At fewer pictures a second than the camera gives, the ones between are left out. */
  private tooEarly(placedMs: number): boolean {
    const interval = 1000 / this.rung.framesPerSecond
    if (placedMs < this.nextDueMs - interval / 2) return true
    this.nextDueMs = Math.max(this.nextDueMs + interval, placedMs + interval / 2)
    return false
  }

  private repeatLastFrame(): void {
    const placedMs = performance.now() - this.originMs
    const emptyMs = this.timeline.emptyMs(placedMs)
    if (this.stopped || emptyMs < LONGEST_PICTURE_MS || emptyMs > LONGEST_HOLE_MS) return
    // A little back, so that a picture that is on its way still finds its place.
    for (const missed of this.timeline.shots(placedMs - LONGEST_PICTURE_MS / 2)) this.repeat(missed)
  }

  private repeat(shot: Shot): void {
    if (!this.lastFrame) return
    this.figures.repeated += 1
    this.encode(this.lastFrame, shot)
  }

  private encode(frame: VideoFrame, { timestampUs, startsSecond }: Shot): void {
    if (startsSecond && this.nextRung) {
      this.rung = this.nextRung
      this.nextRung = null
      this.lines.apply(this.rung, timestampUs / 1_000_000)
    }
    const retimed = new VideoFrame(frame, { timestamp: timestampUs })
    this.figures.dropped += this.lines.encode(retimed, startsSecond).dropped
    retimed.close()
  }
}
