import { EncodedPacket } from 'mediabunny'
import { StudioProblem } from './problem'
import type { Rendition } from './rungs'

export type PicturePacketHandler = (packet: EncodedPacket, meta: EncodedVideoChunkMetadata | undefined) => void

/** Pictures an encoder may hold before further ones are dropped: a third of a second at 30 a second. */
export const LONGEST_QUEUE = 10

/**
 * What encoders are told, whatever the rung gives them: told another rate, OpenH264 takes another level and so other
 * parameter sets (seen in Chromium 156), which an init already sent does not have.
 */
const FRAME_RATE = 30

/** H.264 profiles from best to safest: High where hardware does it, else Constrained Baseline, all at level 3.1. */
const CODECS = [
  { codec: 'avc1.64001f', hardwareAcceleration: 'prefer-hardware' },
  { codec: 'avc1.42e01f', hardwareAcceleration: 'no-preference' },
] as const

/**
 * The encoder settings this browser supports for a rendition.
 * @throws {StudioProblem} `no_video_encoder`
 */
export async function pictureConfig(rendition: Pick<Rendition, 'width' | 'height' | 'bitrate'>): Promise<VideoEncoderConfig> {
  if (typeof VideoEncoder === 'undefined') throw new StudioProblem('no_video_encoder', 'no WebCodecs')
  for (const choice of CODECS) {
    const config: VideoEncoderConfig = {
      ...choice,
      width: rendition.width,
      height: rendition.height,
      bitrate: rendition.bitrate,
      framerate: FRAME_RATE,
      latencyMode: 'realtime',
      avc: { format: 'avc' },
    }
    const { supported } = await VideoEncoder.isConfigSupported(config)
    if (supported) return config
  }
  throw new StudioProblem('no_video_encoder', 'no H.264')
}

/** One rendition's H.264 encoder. It scales pictures itself when they come larger. */
export class PictureEncoder {
  private readonly encoder: VideoEncoder
  private given = 0
  private done = 0
  private description: string | null = null

  constructor(
    private config: VideoEncoderConfig,
    onPacket: PicturePacketHandler,
    private readonly onProblem: (problem: StudioProblem) => void,
  ) {
    this.encoder = new VideoEncoder({
      output: (chunk, meta) => {
        this.done += 1
        this.checkDescription(meta)
        onPacket(EncodedPacket.fromEncodedChunk(chunk), meta)
      },
      error: (error) => onProblem(new StudioProblem('encoder_failed', error.message)),
    })
    this.encoder.configure(config)
  }

  /** Pictures given and not yet encoded. */
  get queue(): number {
    return Math.max(0, this.given - this.done)
  }

  /** @returns false when the picture was dropped because the encoder is too far behind */
  encode(frame: VideoFrame, keyFrame: boolean): boolean {
    if (this.encoder.state !== 'configured') return false
    if (!keyFrame && this.queue >= LONGEST_QUEUE) return false
    this.given += 1
    this.encoder.encode(frame, { keyFrame })
    return true
  }

  /** Takes another rate, bits per second; call it right before a key picture. */
  change(bitrate: number): void {
    if (this.config.bitrate === bitrate) return
    this.config = { ...this.config, bitrate }
    if (this.encoder.state === 'configured') this.encoder.configure(this.config)
  }

  /** Encodes what is left and lets go. */
  async finish(): Promise<void> {
    if (this.encoder.state !== 'configured') return
    await this.encoder.flush()
    this.encoder.close()
  }

  /** An init once sent holds for the run: an encoder that changes its parameter sets would spoil the picture. */
  private checkDescription(meta: EncodedVideoChunkMetadata | undefined): void {
    const bytes = meta?.decoderConfig?.description
    if (!bytes) return
    const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes)
    const text = view.join(',')
    if (this.description !== null && this.description !== text) {
      this.onProblem(new StudioProblem('encoder_failed', 'the encoder changed its parameter sets'))
    }
    this.description = text
  }
}
