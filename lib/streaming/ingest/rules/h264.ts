import { BitReader } from './bit-reader'
import { MediaRefused } from './refused'

/** What a sequence parameter set says: the RFC 6381 codec string, and the picture's size in pixels. */
export type PictureFormat = { codec: string; width: number; height: number }

/** A unit of an H.264 byte stream, without its start code. */
type Unit = { type: number; bytes: Uint8Array }

const slice = { first: 1, last: 5, keyframe: 5 }
const parameterSet = 7
const pictureParameterSet = 8

/** Of those the size is reckoned with the colour format (ITU-T H.264 §7.3.2.1.1). */
const highProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135])
/** Larger than any camera's. Pixels. */
const largestSide = 8_192
/** Before a picture stand a delimiter, two parameter sets and a few messages; millions of empty units would only fill the memory. */
const mostUnits = 100

/**
 * Reads the first picture of a segment, as a byte stream (ITU-T H.264 Annex B): parameter sets, then a keyframe.
 * @throws MediaRefused `keyframe_missing` when a player could not begin here, `samples_invalid` otherwise.
 */
export function readFirstPicture(bytes: Uint8Array): PictureFormat {
  const units = unitsUntilSlice(bytes)
  const first = units.find(({ type }) => type >= slice.first && type <= slice.last)
  if (!first) throw new MediaRefused('samples_invalid', 'the video holds no H.264 picture')
  if (first.type !== slice.keyframe) {
    throw new MediaRefused('keyframe_missing', 'a segment begins with a keyframe: set a closed GOP of one second (-g 30 at 30 pictures per second)')
  }
  const set = units.find(({ type }) => type === parameterSet)
  if (!set || !units.some(({ type }) => type === pictureParameterSet)) {
    throw new MediaRefused('samples_invalid', 'each segment carries its parameter sets before its keyframe')
  }
  return readParameterSet(set.bytes)
}

/** The units up to the first slice. Nothing after it is needed. @throws MediaRefused when they are too many. */
function unitsUntilSlice(bytes: Uint8Array): Unit[] {
  const units: Unit[] = []
  let start = nextUnit(bytes, 0)
  while (start < bytes.length) {
    const type = (bytes[start] ?? 0) & 0x1f
    if (type >= slice.first && type <= slice.last) return [...units, { type, bytes: bytes.subarray(start) }]
    if (units.length === mostUnits) throw new MediaRefused('samples_invalid', `more than ${mostUnits} units stand before the first picture`)
    const next = nextUnit(bytes, start)
    units.push({ type, bytes: bytes.subarray(start, next) })
    start = next
  }
  return units
}

/** Where the next unit begins, behind a start code at or after `from`; the length of the stream when there is none. */
function nextUnit(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 3 < bytes.length; at++) {
    if (bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 1) return at + 3
  }
  return bytes.length
}

function readParameterSet(unit: Uint8Array): PictureFormat {
  const [, profile = 0, constraints = 0, level = 0] = unit
  const reader = new BitReader(withoutEmulation(unit.subarray(4)))
  reader.unsigned()
  const colours = highProfiles.has(profile) ? readHighProfile(reader) : { format: 1, isSeparate: false }
  reader.unsigned()
  skipPictureOrder(reader)
  reader.unsigned()
  reader.bit()
  const columns = reader.unsigned() + 1
  const rows = reader.unsigned() + 1
  const framesOnly = reader.bit()
  if (framesOnly === 0) reader.bit()
  reader.bit()
  const cropping = reader.bit() === 1 ? [reader.unsigned(), reader.unsigned(), reader.unsigned(), reader.unsigned()] : []
  const [left = 0, right = 0, top = 0, bottom = 0] = cropping
  const isSubsampled = !colours.isSeparate
  const cropColumn = isSubsampled && (colours.format === 1 || colours.format === 2) ? 2 : 1
  const cropRow = (isSubsampled && colours.format === 1 ? 2 : 1) * (2 - framesOnly)
  const width = columns * 16 - (left + right) * cropColumn
  const height = rows * 16 * (2 - framesOnly) - (top + bottom) * cropRow
  if (!isSide(width) || !isSide(height)) throw new MediaRefused('track_unsupported', 'the video has no size that can be')
  const hex = [profile, constraints, level].map((byte) => byte.toString(16).padStart(2, '0'))
  return { codec: `avc1.${hex.join('')}`, width, height }
}

function isSide(pixels: number): boolean {
  return pixels > 0 && pixels <= largestSide
}

function readHighProfile(reader: BitReader): { format: number; isSeparate: boolean } {
  const format = reader.unsigned()
  if (format > 3) throw new MediaRefused('samples_invalid', 'a parameter set holds a number that cannot be')
  const isSeparate = format === 3 && reader.bit() === 1
  reader.unsigned()
  reader.unsigned()
  reader.bit()
  if (reader.bit() === 1) {
    for (let list = 0; list < (format === 3 ? 12 : 8); list++) if (reader.bit() === 1) skipScalingList(reader, list < 6 ? 16 : 64)
  }
  return { format, isSeparate }
}

function skipScalingList(reader: BitReader, size: number): void {
  let last = 8
  let next = 8
  for (let index = 0; index < size; index++) {
    if (next !== 0) next = (last + reader.signed() + 256) % 256
    last = next === 0 ? last : next
  }
}

function skipPictureOrder(reader: BitReader): void {
  const type = reader.unsigned()
  if (type === 0) reader.unsigned()
  if (type !== 1) return
  reader.bit()
  reader.signed()
  reader.signed()
  const cycle = reader.unsigned()
  if (cycle > 255) throw new MediaRefused('samples_invalid', 'a parameter set holds a number that cannot be')
  for (let index = 0; index < cycle; index++) reader.signed()
}

/** Takes out the third byte of `00 00 03`, which keeps start codes out of a unit (ITU-T H.264 §7.4.1). */
function withoutEmulation(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, at) => !(byte === 3 && at >= 2 && bytes[at - 1] === 0 && bytes[at - 2] === 0))
}
