import type { EncodedPacket } from 'mediabunny'
import { FrameClock } from './frame-clock'
import { readFrames } from './frame-reader'
import { PictureEncoder, pictureConfig } from './picture-encoder'
import type { StudioProblem } from './problem'
import type { Rendition, Rung } from './rungs'
import { Segmenter, type MediaObject } from './segmenter'
import { SoundEncoder } from './sound-encoder'
import { pipeSound } from './sound-pipe'
import { steadyInterval } from './steady-timer'

/** No picture for so long and the last one is shown again, so that every second has a segment. ms */
const LONGEST_PICTURE_MS = 250
/** A hole this long (a laptop that slept) is not bridged: the run ends and another one starts. ms */
const LONGEST_HOLE_MS = 5000
/** How long a rendition that is given up waits for the sound of its last second. ms */
const LAST_SOUND_MS = 500

export type EncoderEvents = {
  onObject: (rendition: string, object: MediaObject) => void
  onProblem: (problem: StudioProblem) => void
  /** The time line has a hole that needs a new run. */
  onHole: () => void
}

/** Counters since the start; `queue` is the longest seen since the last look. */
export type EncoderFigures = { queue: number; dropped: number; framesIn: number; framesTaken: number; framesEncoded: number; repeated: number }

type Line = { rendition: Rendition; encoder: PictureEncoder; segmenter: Segmenter }

/**
 * Camera and sound to CMAF segments of one second, for one run: pictures are encoded once per rendition, sound once
 * for all. Every rendition's segment n begins with the same picture.
 */
export class RunEncoder {
  private readonly lines = new Map<string, Line>()
  private readonly originMs = performance.now()
  private readonly clock = new FrameClock(this.originMs)
  private readonly configs = new Map<string, VideoEncoderConfig>()
  private sound: SoundEncoder | null = null
  private stoppers: (() => void)[] = []
  private stopReading: () => void = () => undefined
  private rung: Rung
  private nextRung: Rung | null = null
  private slot = -1
  private firstMs: number | null = null
  private lastMs = -1
  private nextDueMs = 0
  private lastFrame: VideoFrame | null = null
  private longestQueue = 0
  private figures = { dropped: 0, framesIn: 0, framesTaken: 0, framesEncoded: 0, repeated: 0 }
  private soundMeta: EncodedAudioChunkMetadata | undefined
  private readonly leaving = new Set<Segmenter>()
  private stopped = false
  private stopping: Promise<void> | null = null

  constructor(
    rung: Rung,
    private readonly events: EncoderEvents,
  ) {
    this.rung = rung
  }

  /** @throws {StudioProblem} when this browser lacks an encoder */
  async start(camera: MediaStreamTrack, soundTrack: MediaStreamTrack): Promise<void> {
    for (const rendition of this.rung.renditions) {
      this.configs.set(rendition.name, await pictureConfig(rendition, this.rung.framesPerSecond))
    }
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
    const queue = this.longestQueue
    this.longestQueue = 0
    return { queue, ...this.figures }
  }

  get renditions(): string[] {
    return [...this.lines.keys()]
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
    await Promise.all([...this.lines.values()].map((line) => line.encoder.finish()))
    await this.sound?.finish()
    await Promise.all([...this.lines.values()].map((line) => line.segmenter.finish()))
    await Promise.all([...this.leaving].map((segmenter) => segmenter.finish()))
    this.lines.clear()
  }

  /** Gives sound to every rendition. The run's time line begins with the first picture; earlier sound is left out. */
  private spread(packet: EncodedPacket, meta: EncodedAudioChunkMetadata | undefined): void {
    this.soundMeta ??= meta
    if (this.firstMs === null) return
    const timestamp = packet.timestamp - this.firstMs / 1000
    if (timestamp < 0) return
    const placed = packet.clone({ timestamp })
    for (const line of this.lines.values()) line.segmenter.addSound(placed, this.soundMeta)
    for (const segmenter of this.leaving) segmenter.addSound(placed, this.soundMeta)
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

  /** After the page stood still for more than a second: the last picture stands for each second that was missed. */
  private fillSeconds(untilMs: number): void {
    if (this.firstMs === null) return
    for (let next = this.firstMs + (this.slot + 1) * 1000; next + 1000 <= untilMs; next += 1000) {
      this.figures.repeated += 1
      this.encode(next)
    }
  }

  /** At fewer pictures a second than the camera gives, the ones between are left out. */
  private tooEarly(placedMs: number): boolean {
    const interval = 1000 / this.rung.framesPerSecond
    if (placedMs < this.nextDueMs - interval / 2) return true
    this.nextDueMs = Math.max(this.nextDueMs + interval, placedMs + interval / 2)
    return false
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
    this.lastMs = placedMs
    const timestamp = Math.round((placedMs - this.firstMs) * 1000)
    const slot = Math.floor(timestamp / 1_000_000)
    const starts = slot > this.slot
    this.slot = Math.max(slot, this.slot)
    if (starts) this.applyRung(timestamp / 1_000_000)
    const retimed = new VideoFrame(this.lastFrame, { timestamp })
    for (const line of this.lines.values()) {
      this.longestQueue = Math.max(this.longestQueue, line.encoder.queue)
      if (line.encoder.encode(retimed, starts)) this.figures.framesEncoded += 1
      else this.figures.dropped += 1
    }
    retimed.close()
  }

  private applyRung(startSeconds: number): void {
    if (this.nextRung) this.rung = this.nextRung
    this.nextRung = null
    for (const line of this.lines.values()) {
      const kept = this.rung.renditions.find((rendition) => rendition.name === line.rendition.name)
      if (kept) line.encoder.change(kept.bitrate, this.rung.framesPerSecond)
      else this.endLine(line, startSeconds)
    }
    for (const rendition of this.rung.renditions) {
      if (!this.lines.has(rendition.name)) this.beginLine(rendition, startSeconds)
    }
  }

  private beginLine(rendition: Rendition, startSeconds: number): void {
    const config = this.configs.get(rendition.name)
    if (!config) return
    const segmenter = new Segmenter(
      startSeconds,
      (object) => this.events.onObject(rendition.name, object),
      (error) => console.error('segment not written', error),
    )
    const encoder = new PictureEncoder(
      { ...config, bitrate: rendition.bitrate, framerate: this.rung.framesPerSecond },
      (packet, meta) => segmenter.addPicture(packet, meta),
      this.events.onProblem,
    )
    this.lines.set(rendition.name, { rendition, encoder, segmenter })
  }

  private endLine(line: Line, endSeconds: number): void {
    this.lines.delete(line.rendition.name)
    this.leaving.add(line.segmenter)
    void line.encoder.finish().then(async () => {
      line.segmenter.close(endSeconds)
      await new Promise((resolve) => setTimeout(resolve, LAST_SOUND_MS))
      await line.segmenter.finish()
      this.leaving.delete(line.segmenter)
    })
  }
}
