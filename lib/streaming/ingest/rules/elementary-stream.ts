import { MediaRefused } from './refused'
import type { TransportPacket } from './transport-packets'

/** The first bytes of an ADTS frame (ISO/IEC 14496-3 §1.A.3.2). */
const adtsHeader = 7
const lowComplexity = 2
/** What is looked at of a first body: parameter sets and the beginning of a picture, or of the sound. Bytes. */
const mostOfFirst = 256 * 1024

/**
 * The PES packets of one elementary stream (ISO/IEC 13818-1 §2.4.3.6): their times, and how the first one's body begins.
 * Times are in ticks of 90 kHz.
 */
export class ElementaryStream {
  /** Decoding times of all PES packets that say one, unrolled over the end of their 33 bits. */
  readonly times: number[] = []
  private readonly firstBody: Uint8Array[] = []
  private firstLength = 0
  private begun = 0
  private counter: number | null = null
  /** Bytes that the PES packet being read still owes; null where it does not say its length. */
  private owed: number | null = null

  constructor(private readonly kind: 'video' | 'audio') {}

  /** @throws MediaRefused `packet_invalid` when a packet is missing, `samples_invalid` for what is no PES packet. */
  take(packet: TransportPacket): void {
    const expected = this.counter === null || packet.isBreak ? packet.counter : (this.counter + 1) & 0x0f
    // A packet may come twice (§2.4.3.3); the second one is nothing new.
    if (packet.counter === this.counter && !packet.isBreak) return
    if (packet.counter !== expected) throw new MediaRefused('packet_invalid', `a packet of the ${this.kind} is missing`)
    this.counter = packet.counter
    if (packet.isStart) this.begin(packet.payload)
    else if (this.begun === 0) throw new MediaRefused('samples_invalid', `the ${this.kind} begins in another segment`)
    else this.add(packet.payload)
  }

  /** The first PES packet's body, its first 256 kB at most. @throws MediaRefused when there is none, or the last one is cut off. */
  end(): Uint8Array {
    if (this.begun === 0) throw new MediaRefused('samples_invalid', `the segment has no ${this.kind}`)
    this.requireWhole()
    return Buffer.concat(this.firstBody)
  }

  private begin(payload: Uint8Array): void {
    this.requireWhole()
    const [zero, nought, one, id = 0, high = 0, low = 0, marker = 0, flags = 0, headerLength = 0] = payload
    const isOurs = this.kind === 'video' ? (id & 0xf0) === 0xe0 : (id & 0xe0) === 0xc0
    if (zero !== 0 || nought !== 0 || one !== 1 || !isOurs || (marker & 0xc0) !== 0x80 || 9 + headerLength > payload.length) {
      throw new MediaRefused('samples_invalid', `a PES packet of the ${this.kind} cannot be read`)
    }
    if (marker & 0x30) throw new MediaRefused('media_encrypted', 'the media is already encrypted; push it plain, it is sealed here')
    this.noteTime(payload, flags >> 6, headerLength)
    const length = (high << 8) | low
    this.owed = length === 0 ? null : length - 3 - headerLength
    this.begun += 1
    this.add(payload.subarray(9 + headerLength))
  }

  private noteTime(payload: Uint8Array, present: number, headerLength: number): void {
    if (present === 0 && this.begun > 0) return
    if ((present & 2) === 0 || headerLength < (present === 3 ? 10 : 5)) throw new MediaRefused('timing_invalid', `the ${this.kind} says no times`)
    const time = readTime(payload, present === 3 ? 14 : 9)
    const last = this.times.at(-1)
    this.times.push(last === undefined ? time : unrolled(time, last))
  }

  private add(body: Uint8Array): void {
    if (this.owed !== null) this.owed -= body.length
    const room = mostOfFirst - this.firstLength
    if (this.begun !== 1 || room <= 0) return
    this.firstBody.push(body.subarray(0, room))
    this.firstLength += Math.min(body.length, room)
  }

  private requireWhole(): void {
    if (this.owed !== null && this.owed > 0) throw new MediaRefused('samples_invalid', `a PES packet of the ${this.kind} is cut off`)
  }
}

/** 33 bits in five bytes, with marker bits between (§2.4.3.7). */
function readTime(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = bytes.subarray(at, at + 5)
  return ((a >> 1) & 0x07) * 2 ** 30 + b * 2 ** 22 + (c >> 1) * 2 ** 15 + d * 2 ** 7 + (e >> 1)
}

const wholeRound = 2 ** 33

/** Times begin again after 26.5 hours. */
function unrolled(time: number, last: number): number {
  const rounds = Math.round((last - time) / wholeRound)
  return time + rounds * wholeRound
}

/** The codec string of AAC in ADTS frames. @throws MediaRefused */
export function readSound(body: Uint8Array): string {
  const [first, second = 0, third = 0] = body
  const isFrame = body.length >= adtsHeader && first === 0xff && (second & 0xf6) === 0xf0 && ((third >> 2) & 0x0f) < 13
  if (!isFrame) throw new MediaRefused('samples_invalid', 'the sound is not AAC in ADTS frames')
  const objectType = (third >> 6) + 1
  if (objectType !== lowComplexity) throw new MediaRefused('codec_unsupported', 'the sound is not AAC-LC: set -c:a aac')
  return `mp4a.40.${objectType}`
}
