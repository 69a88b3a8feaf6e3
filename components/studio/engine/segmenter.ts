import {
  BufferTarget,
  CmafOutputFormat,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedVideoPacketSource,
  Output,
} from 'mediabunny'
import { StudioProblem } from './problem'

/** One finished piece of a rendition, as it is pushed. */
export type MediaObject =
  | { kind: 'init'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'segment'; number: number; bytes: Uint8Array<ArrayBuffer>; durationMs: number }

type Closed = { slot: number; video: EncodedPacket[]; startSeconds: number; endSeconds: number; closedAtMs: number }

/** A segment waits so long for its sound; then sound is lost, and picture goes on without it. ms */
const PATIENCE_MS = 3000

/**
 * Cuts one rendition into CMAF segments that carry picture and sound. A segment begins at the first picture of a
 * second of the run's time line, always a key picture, and bears that second's number: so the segments of two
 * renditions with the same number hold the same time, and a number that is missing is time that is missing.
 */
export class Segmenter {
  private slot: number | null = null
  private video: EncodedPacket[] = []
  private sound: EncodedPacket[] = []
  private closed: Closed[] = []
  private pictureConfig: VideoDecoderConfig | null = null
  private soundConfig: AudioDecoderConfig | null = null
  private firstPicture: EncodedPacket | null = null
  private firstSound: EncodedPacket | null = null
  private initSent = false
  private writing: Promise<void> = Promise.resolve()

  /**
   * @param fromSeconds where this rendition begins on the run's time line; sound before it is left out
   * @param onObject called in order: init first, then segments
   */
  constructor(
    private readonly fromSeconds: number,
    private readonly onObject: (object: MediaObject) => void,
    private readonly onProblem: (problem: StudioProblem) => void,
  ) {}

  addPicture(packet: EncodedPacket, meta: EncodedVideoChunkMetadata | undefined): void {
    this.pictureConfig ??= meta?.decoderConfig ?? null
    this.firstPicture ??= packet
    const slot = Math.floor(packet.timestamp + 1e-6)
    if (packet.type === 'key' && (this.slot === null || slot > this.slot)) {
      this.cut(packet.timestamp)
      this.slot = slot
    }
    if (this.slot !== null) this.video.push(packet)
  }

  addSound(packet: EncodedPacket, meta: EncodedAudioChunkMetadata | undefined): void {
    this.soundConfig ??= meta?.decoderConfig ?? null
    this.firstSound ??= packet
    if (packet.timestamp < this.fromSeconds) return
    this.sound.push(packet)
    this.writeReady()
  }

  /**
   * The last picture is in: what is there becomes the last segment, as soon as its sound has come.
   * @param endSeconds where the last picture ends, when known
   */
  close(endSeconds?: number): void {
    const last = this.video.at(-1)
    if (last) this.cut(endSeconds ?? last.timestamp + Math.max(last.duration, 1 / 60))
  }

  /** Writes what is left without waiting for more sound. */
  async finish(): Promise<void> {
    this.close()
    while (this.closed.length > 0) this.writeFirst()
    await this.writing
  }

  private cut(endSeconds: number): void {
    const first = this.video[0]
    if (this.slot === null || !first) return
    this.closed.push({ slot: this.slot, video: this.video, startSeconds: first.timestamp, endSeconds, closedAtMs: performance.now() })
    this.video = []
    this.writeReady()
  }

  private writeReady(): void {
    for (;;) {
      const next = this.closed[0]
      if (!next || !this.soundConfig) return
      const heard = this.sound.at(-1)?.timestamp ?? -1
      if (heard < next.endSeconds && performance.now() - next.closedAtMs < PATIENCE_MS) return
      this.writeFirst()
    }
  }

  private writeFirst(): void {
    const segment = this.closed.shift()
    if (!segment) return
    const split = this.sound.findIndex((packet) => packet.timestamp >= segment.endSeconds)
    const sound = this.sound.splice(0, split === -1 ? this.sound.length : split)
    this.writing = this.writing
      .then(() => this.write(segment, sound))
      .catch((error: unknown) => this.onProblem(new StudioProblem('encoder_failed', `segment: ${String(error)}`)))
  }

  private async write(segment: Closed, sound: EncodedPacket[]): Promise<void> {
    if (!this.pictureConfig || !this.soundConfig || !this.firstPicture || !this.firstSound) return
    const init = new BufferTarget()
    const target = new BufferTarget()
    const output = new Output({ format: new CmafOutputFormat(), target, initTarget: init })
    const pictures = new EncodedVideoPacketSource('avc')
    const sounds = new EncodedAudioPacketSource('aac')
    output.addVideoTrack(pictures, { decoderConfig: this.pictureConfig, primingPacket: this.firstPicture })
    output.addAudioTrack(sounds, { decoderConfig: this.soundConfig, primingPacket: this.firstSound })
    await output.start()
    for (const packet of withEvenDurations(segment)) await pictures.add(packet, { decoderConfig: this.pictureConfig })
    for (const packet of sound) await sounds.add(packet, { decoderConfig: this.soundConfig })
    await output.finalize()
    if (!init.buffer || !target.buffer) throw new Error('a segment was finished without bytes')
    if (!this.initSent) this.onObject({ kind: 'init', bytes: new Uint8Array(init.buffer) })
    this.initSent = true
    const durationMs = (segment.endSeconds - segment.startSeconds) * 1000
    this.onObject({ kind: 'segment', number: segment.slot, bytes: new Uint8Array(target.buffer), durationMs })
  }
}

/** Each picture lasts until the next, and the last one until the next segment, so that segments join without a seam. */
function withEvenDurations({ video, endSeconds }: Closed): EncodedPacket[] {
  return video.map((packet, index) => {
    const until = video[index + 1]?.timestamp ?? endSeconds
    return packet.clone({ duration: Math.max(0, until - packet.timestamp) })
  })
}
