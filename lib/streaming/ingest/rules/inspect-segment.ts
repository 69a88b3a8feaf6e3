import { type Box, onlyBox, readBoxes, readFullBox, readUint32, readUint64 } from './boxes'
import type { InitFacts, TrackFacts } from './inspect-init'
import { MediaRefused } from './refused'
import { readRun, type RunDefaults } from './track-run'

/** What a media segment holds, by its video track. */
export type SegmentFacts = {
  /** Length in ms, rounded once from the exact sum of sample durations. */
  durationMs: number
  /** Start in ms on the encoder's own clock (`tfdt`), rounded once. */
  startMs: number
  /** False when a player could not begin with this segment. */
  startsWithKeyframe: boolean
}

const beforeFragment = new Set(['sidx', 'prft', 'emsg', 'free', 'skip'])
const nonSyncSample = 0x00010000

/**
 * Reads a CMAF media segment: optional `styp`, then pairs of `moof` and `mdat`.
 * @throws MediaRefused when a box is cut off or foreign, a track is not in the init segment,
 * samples do not fit their `mdat`, or the video is missing or runs backwards.
 */
export function inspectSegment(bytes: Uint8Array, init: InitFacts): SegmentFacts {
  const video = init.tracks.find((track) => track.kind === 'video')
  if (!video) throw new MediaRefused('track_unknown', 'the init segment has no video track')
  const fragments = pairFragments(readBoxes(bytes)).map((pair) => readFragment(bytes, pair, init))
  const pictures = fragments.flatMap((fragment) => fragment.filter((track) => track.id === video.id))
  const [first] = pictures
  if (!first) throw new MediaRefused('samples_invalid', 'the segment has no video')
  pictures.forEach((picture, index) => {
    const previous = pictures[index - 1]
    if (previous && picture.start < previous.start + previous.duration) {
      throw new MediaRefused('timing_invalid', 'the video runs backwards')
    }
  })
  const duration = pictures.reduce((sum, picture) => sum + picture.duration, 0)
  const durationMs = Math.round((duration * 1000) / video.timescale)
  if (durationMs <= 0) throw new MediaRefused('timing_invalid', 'the segment has no length')
  return {
    durationMs,
    startMs: toMilliseconds(first.start, video.timescale),
    startsWithKeyframe: (first.firstSampleFlags & nonSyncSample) === 0,
  }
}

type Pair = { moof: Box; mdat: Box }

function pairFragments(boxes: readonly Box[]): Pair[] {
  const pairs: Pair[] = []
  let moof: Box | undefined
  boxes.forEach((box, index) => {
    if (moof) {
      if (box.type !== 'mdat') throw new MediaRefused('box_unexpected', `'${box.type}' stands where 'mdat' belongs`)
      pairs.push({ moof, mdat: box })
      moof = undefined
    } else if (box.type === 'moof') {
      moof = box
    } else if (!(box.type === 'styp' && index === 0) && !beforeFragment.has(box.type)) {
      throw new MediaRefused('box_unexpected', `'${box.type}' does not belong in a media segment`)
    }
  })
  if (moof || pairs.length === 0) throw new MediaRefused('box_missing', "'moof' and 'mdat' belong together")
  return pairs
}

/** Times in units of the track's timescale. */
type TrackFragment = { id: number; start: number; duration: number; firstSampleFlags: number }

function readFragment(bytes: Uint8Array, { moof, mdat }: Pair, init: InitFacts): TrackFragment[] {
  const boxes = readBoxes(bytes, moof.bodyStart, moof.end)
  onlyBox(boxes, 'mfhd')
  let size = 0
  const fragments = boxes
    .filter((box) => box.type === 'traf')
    .flatMap((traf) => {
      const read = readTrackFragment(bytes, traf, init)
      size += read.size
      return read.count > 0 ? [read] : []
    })
  if (size > mdat.end - mdat.bodyStart) throw new MediaRefused('samples_invalid', "samples do not fit in 'mdat'")
  if (new Set(fragments.map((fragment) => fragment.id)).size !== fragments.length) {
    throw new MediaRefused('box_unexpected', 'a track occurs twice in one fragment')
  }
  return fragments
}

function readTrackFragment(bytes: Uint8Array, traf: Box, init: InitFacts) {
  const boxes = readBoxes(bytes, traf.bodyStart, traf.end)
  const header = onlyBox(boxes, 'tfhd')
  const id = readUint32(bytes, header, header.bodyStart + 4)
  const track = init.tracks.find((candidate) => candidate.id === id)
  if (!track) throw new MediaRefused('track_unknown', `track ${id} is not in the init segment`)
  const defaults = readDefaults(bytes, header, track)
  const runs = boxes.filter((box) => box.type === 'trun').map((run) => readRun(bytes, run, defaults))
  return {
    id,
    start: readStart(bytes, onlyBox(boxes, 'tfdt')),
    count: runs.reduce((sum, run) => sum + run.count, 0),
    duration: runs.reduce((sum, run) => sum + run.duration, 0),
    size: runs.reduce((sum, run) => sum + run.size, 0),
    firstSampleFlags: runs.find((run) => run.count > 0)?.firstSampleFlags ?? defaults.sampleFlags,
  }
}

/** `tfhd` (ISO/IEC 14496-12 §8.8.7): a fragment's own defaults, else those of `trex`. */
function readDefaults(bytes: Uint8Array, header: Box, track: TrackFacts): RunDefaults {
  const { flags, fieldsStart } = readFullBox(bytes, header)
  let offset = fieldsStart + 4
  if (flags & 0x01) offset += 8
  if (flags & 0x02) offset += 4
  const next = (present: number, otherwise: number) => {
    if ((flags & present) === 0) return otherwise
    offset += 4
    return readUint32(bytes, header, offset - 4)
  }
  return {
    sampleDuration: next(0x08, track.defaultSampleDuration),
    sampleSize: next(0x10, 0),
    sampleFlags: next(0x20, track.defaultSampleFlags),
  }
}

function readStart(bytes: Uint8Array, decodeTime: Box): number {
  const { version, fieldsStart } = readFullBox(bytes, decodeTime)
  return version === 1 ? readUint64(bytes, decodeTime, fieldsStart) : readUint32(bytes, decodeTime, fieldsStart)
}

/** Exact also for times since 1970 in fine units, where ticks times 1000 is beyond 2^53. */
function toMilliseconds(ticks: number, timescale: number): number {
  const rate = BigInt(timescale)
  return Number((BigInt(ticks) * 1000n * 2n + rate) / (rate * 2n))
}
