import { ElementaryStream, readSound } from './elementary-stream'
import { readFirstPicture } from './h264'
import type { SegmentFacts } from './inspect-segment'
import { type ProgramMap, readAssociation, readProgramMap } from './program-map'
import { MediaRefused } from './refused'
import { readPackets, type TransportPacket } from './transport-packets'

/** What a segment of MPEG-TS holds. It has no init segment, so it says its codecs and size (in pixels) itself. */
export type TransportStreamFacts = SegmentFacts & { codecs: string; width: number; height: number }

const ticksPerMs = 90
/** Below these, packet identifiers are for tables only (ISO/IEC 13818-1 §2.4.3.3). */
const firstMediaPid = 0x20

/**
 * Reads a segment of MPEG-TS (RFC 8216 §3.2): tables first, one H.264 picture that begins with a keyframe, one AAC
 * sound, and every packet of them.
 * @throws MediaRefused when it is anything else, and in no other way.
 */
export function inspectTransportStream(bytes: Uint8Array): TransportStreamFacts {
  const reading = new Reading()
  for (const packet of readPackets(bytes)) reading.take(packet)
  const sound = readSound(reading.audio.end())
  const picture = readFirstPicture(reading.video.end())
  return { ...readTimes(reading.video.times), startsWithKeyframe: true, codecs: `${picture.codec},${sound}`, width: picture.width, height: picture.height }
}

class Reading {
  readonly video = new ElementaryStream('video')
  readonly audio = new ElementaryStream('audio')
  private mapPid: number | null = null
  private map: ProgramMap | null = null

  take(packet: TransportPacket): void {
    const { pid, isStart, payload } = packet
    if (pid === 0) {
      if (isStart) this.keepMapPid(readAssociation(payload))
    } else if (pid === this.mapPid) {
      if (isStart) this.keepMap(readProgramMap(payload))
    } else if (pid === this.map?.video) {
      this.video.take(packet)
    } else if (pid === this.map?.audio) {
      this.audio.take(packet)
    } else if (pid >= firstMediaPid && !this.map) {
      throw new MediaRefused('packet_invalid', 'each segment of MPEG-TS begins with its tables (PAT and PMT)')
    }
  }

  private keepMapPid(pid: number): void {
    if (this.mapPid !== null && this.mapPid !== pid) throw changed()
    this.mapPid = pid
  }

  private keepMap(map: ProgramMap): void {
    if (this.map && (this.map.video !== map.video || this.map.audio !== map.audio)) throw changed()
    this.map = map
  }
}

function changed(): MediaRefused {
  return new MediaRefused('track_unsupported', 'the program changes within a segment')
}

function readTimes(times: readonly number[]): { durationMs: number; startMs: number } {
  const first = times[0] ?? 0
  const last = times.at(-1) ?? 0
  if (times.length < 2) throw new MediaRefused('timing_invalid', 'a segment holds at least two pictures')
  if (times.some((time, index) => index > 0 && time <= (times[index - 1] ?? 0))) throw new MediaRefused('timing_invalid', 'the video runs backwards')
  // The last picture is shown as long as the others on average.
  const ticks = ((last - first) * times.length) / (times.length - 1)
  return { durationMs: Math.round(ticks / ticksPerMs), startMs: Math.round(first / ticksPerMs) }
}
