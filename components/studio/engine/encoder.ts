import type { EncodedPacket } from 'mediabunny'
import { FrameClock } from './frame-clock'
import { readFrames } from './frame-reader'
import { RenditionLines, type LineEvents } from './rendition-lines'
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
  private slot = -1
  private firstMs: number | null = null
  private lastMs = -1
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
    if (this.firstMs === null) return
    const timestamp = packet.timestamp - this.firstMs / 1000
    if (timestamp >= 0) this.lines.addSound(packet.clone({ timestamp }), meta)
  }

  private take(frame: VideoFrame, captureMs: number, arrivedMs: number): void {
    const placedMs = this.stopped ? null : this.clock.place(captureMs, arrivedMs)
    if (placedMs === null || this.tooEarly(placedMs)) return frame.close()
    if (this.lastMs >= 0 && placedMs - this.lastMs > LONGEST_HOLE_MS) {
      frame.close()
      return this.events.onHole()
    }
    this.figures.framesTaken += 1
    this.fillSeconds(placedMs)
    this.lastFrame?.close()
    this.lastFrame = frame
    this.encode(placedMs)
  }

  /** At fewer pictures a second than the camera gives, the ones between are left out. */
  private tooEarly(placedMs: number): boolean {
    const interval = 1000 / this.rung.framesPerSecond
    if (placedMs < this.nextDueMs - interval / 2) return true
    this.nextDueMs = Math.max(this.nextDueMs + interval, placedMs + interval / 2)
    return false
  }

  /** After the page stood still for more than a second: the last picture stands for each second that was missed. */
  private fillSeconds(untilMs: number): void {
    if (this.firstMs === null) return
    for (let next = this.firstMs + (this.slot + 1) * 1000; next + 1000 <= untilMs; next += 1000) {
      this.figures.repeated += 1
      this.encode(next)
    }
  }

  private repeatLastFrame(): void {
    if (this.stopped || !this.lastFrame) return
    const nowMs = performance.now() - this.originMs
    if (nowMs - this.lastMs < LONGEST_PICTURE_MS || nowMs - this.lastMs > LONGEST_HOLE_MS) return
    this.fillSeconds(nowMs)
    this.figures.repeated += 1
    this.encode(nowMs - LONGEST_PICTURE_MS / 2)
  }

  private encode(placedMs: number): void {
    if (!this.lastFrame) return
    // Whole milliseconds are whole samples at 48 kHz, so sound keeps its exact spacing.
    this.firstMs ??= Math.floor(placedMs)
    this.lastMs = Math.max(this.lastMs, placedMs)
    const timestamp = Math.round((placedMs - this.firstMs) * 1000)
    const slot = Math.floor(timestamp / 1_000_000)
    const startsSecond = slot > this.slot
    this.slot = Math.max(slot, this.slot)
    if (startsSecond && this.nextRung) {
      this.rung = this.nextRung
      this.nextRung = null
      this.lines.apply(this.rung, timestamp / 1_000_000)
    }
    const retimed = new VideoFrame(this.lastFrame, { timestamp })
    this.figures.dropped += this.lines.encode(retimed, startsSecond).dropped
    retimed.close()
  }
}
