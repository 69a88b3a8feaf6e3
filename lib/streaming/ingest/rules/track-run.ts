import { type Box, readFullBox, readUint32 } from './boxes'
import { MediaRefused } from './refused'

/** What a sample is when its run does not say. Duration in units of the track's timescale, size in bytes. */
export type RunDefaults = { sampleDuration: number; sampleSize: number; sampleFlags: number }

/** A track run in sum. Duration in units of the track's timescale, size in bytes. */
export type TrackRun = { count: number; duration: number; size: number; firstSampleFlags: number }

/** More than half an hour of sound in one fragment is a broken or hostile file, and its sums would overflow. */
const mostSamples = 100_000

const dataOffsetPresent = 0x001
const firstSampleFlagsPresent = 0x004
const durationPresent = 0x100
const sizePresent = 0x200
const flagsPresent = 0x400
const compositionOffsetPresent = 0x800

/**
 * Sums a `trun` (ISO/IEC 14496-12 §8.8.8). Its samples must fill the box exactly.
 * @throws MediaRefused `samples_invalid` when the count and the length of the box disagree.
 */
export function readRun(bytes: Uint8Array, run: Box, defaults: RunDefaults): TrackRun {
  const { flags, fieldsStart } = readFullBox(bytes, run)
  const count = readUint32(bytes, run, fieldsStart)
  if (count > mostSamples) throw new MediaRefused('samples_invalid', "'trun' counts too many samples")
  let offset = fieldsStart + 4
  if (flags & dataOffsetPresent) offset += 4
  let firstSampleFlags: number | undefined
  if (flags & firstSampleFlagsPresent) {
    firstSampleFlags = readUint32(bytes, run, offset)
    offset += 4
  }
  const fields = [durationPresent, sizePresent, flagsPresent, compositionOffsetPresent].filter((bit) => flags & bit)
  if (run.end - offset !== count * fields.length * 4) {
    throw new MediaRefused('samples_invalid', "'trun' does not hold the samples it counts")
  }
  const column = (bit: number) => (flags & bit ? fields.indexOf(bit) * 4 : -1)
  const sum = (bit: number, otherwise: number) => {
    const at = column(bit)
    if (at < 0) return count * otherwise
    let total = 0
    for (let sample = 0; sample < count; sample++) {
      total += readUint32(bytes, run, offset + sample * fields.length * 4 + at)
    }
    return total
  }
  if (firstSampleFlags === undefined && flags & flagsPresent && count > 0) {
    firstSampleFlags = readUint32(bytes, run, offset + column(flagsPresent))
  }
  return {
    count,
    duration: sum(durationPresent, defaults.sampleDuration),
    size: sum(sizePresent, defaults.sampleSize),
    firstSampleFlags: firstSampleFlags ?? defaults.sampleFlags,
  }
}
