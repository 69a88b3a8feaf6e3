import type { EncodedPacket } from 'mediabunny'
import { PictureEncoder, pictureConfig } from './picture-encoder'
import type { StudioProblem } from './problem'
import type { Rendition, Rung } from './rungs'
import { Segmenter, type MediaObject } from './segmenter'

/** How long a rendition that is given up waits for the sound of its last second. ms */
const LAST_SOUND_MS = 500

export type LineEvents = {
  onObject: (rendition: string, object: MediaObject) => void
  onProblem: (problem: StudioProblem) => void
}

type Line = { rendition: Rendition; encoder: PictureEncoder; segmenter: Segmenter }

/** The renditions of one run side by side: the same pictures and the same sound go into each. */
export class RenditionLines {
  private readonly lines = new Map<string, Line>()
  private readonly leaving = new Set<Segmenter>()
  private readonly configs = new Map<string, VideoEncoderConfig>()
  private soundMeta: EncodedAudioChunkMetadata | undefined
  private longestQueue = 0

  constructor(private readonly events: LineEvents) {}

  /** Finds out how this browser encodes a rung's renditions. @throws {StudioProblem} `no_video_encoder` */
  async prepare(rung: Rung): Promise<void> {
    for (const rendition of rung.renditions) {
      this.configs.set(rendition.name, await pictureConfig(rendition))
    }
  }

  get names(): string[] {
    return [...this.lines.keys()]
  }

  /** The longest encoder queue since the last look, pictures. */
  takeLongestQueue(): number {
    const queue = this.longestQueue
    this.longestQueue = 0
    return queue
  }

  /**
   * Takes a rung from this picture on, which begins a second: renditions it lacks end, the others change their rate.
   * @param startSeconds the picture's place on the time line
   */
  apply(rung: Rung, startSeconds: number): void {
    for (const line of this.lines.values()) {
      const kept = rung.renditions.find((rendition) => rendition.name === line.rendition.name)
      if (kept) line.encoder.change(kept.bitrate)
      else this.give(line, startSeconds)
    }
    for (const rendition of rung.renditions) {
      if (!this.lines.has(rendition.name)) this.begin(rendition, startSeconds)
    }
  }

  /** @returns how many renditions took the picture, and how many had to drop it */
  encode(frame: VideoFrame, keyFrame: boolean): { taken: number; dropped: number } {
    let taken = 0
    for (const { encoder } of this.lines.values()) {
      this.longestQueue = Math.max(this.longestQueue, encoder.queue)
      if (encoder.encode(frame, keyFrame)) taken += 1
    }
    return { taken, dropped: this.lines.size - taken }
  }

  addSound(packet: EncodedPacket, meta: EncodedAudioChunkMetadata | undefined): void {
    this.soundMeta ??= meta
    for (const line of this.lines.values()) line.segmenter.addSound(packet, this.soundMeta)
    for (const segmenter of this.leaving) segmenter.addSound(packet, this.soundMeta)
  }

  /** All pictures given so far are encoded when this resolves. */
  async finishPictures(): Promise<void> {
    await Promise.all([...this.lines.values()].map((line) => line.encoder.finish()))
  }

  /** Everything encoded so far has become segments when this resolves. */
  async finishSegments(): Promise<void> {
    const segmenters = [...this.lines.values()].map((line) => line.segmenter)
    await Promise.all([...segmenters, ...this.leaving].map((segmenter) => segmenter.finish()))
    this.lines.clear()
  }

  /** Keeps what a sound packet said about the sound: only the first one says it, and it may come before any picture. */
  note(meta: EncodedAudioChunkMetadata | undefined): void {
    this.soundMeta ??= meta
  }

  private begin(rendition: Rendition, startSeconds: number): void {
    const config = this.configs.get(rendition.name)
    if (!config) return
    const segmenter = new Segmenter(
      startSeconds,
      (object) => this.events.onObject(rendition.name, object),
      this.events.onProblem,
    )
    const encoder = new PictureEncoder(
      { ...config, bitrate: rendition.bitrate },
      (packet, meta) => segmenter.addPicture(packet, meta),
      this.events.onProblem,
    )
    this.lines.set(rendition.name, { rendition, encoder, segmenter })
  }

  private give(line: Line, endSeconds: number): void {
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
