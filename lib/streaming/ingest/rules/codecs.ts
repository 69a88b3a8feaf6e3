import { type Box, onlyBox, readBoxes, readFullBox, readUint16, readUint8, readUint32 } from './boxes'
import { MediaRefused } from './refused'

/** What a sample entry says of a track: its RFC 6381 codec string, and for video its size in pixels. */
export type SampleFormat = { codec: string; width: number; height: number }

// Fixed fields before the child boxes: ISO/IEC 14496-12 §12.1.3 (video) and §12.2.3 (sound).
const videoFieldsLength = 78
const audioFieldsLength = 28

/**
 * The format in a track's sample description: H.264 for video; AAC or Opus for sound.
 * @throws MediaRefused `media_encrypted` for a foreign protection, `codec_unsupported` for everything else.
 */
export function readSampleFormat(bytes: Uint8Array, stsd: Box, kind: 'video' | 'audio'): SampleFormat {
  const { fieldsStart } = readFullBox(bytes, stsd)
  readUint32(bytes, stsd, fieldsStart)
  const [entry, ...others] = readBoxes(bytes, fieldsStart + 4, stsd.end)
  if (!entry || others.length > 0) throw new MediaRefused('codec_unsupported', 'a track needs exactly one sample entry')
  if (entry.type === 'encv' || entry.type === 'enca') {
    throw new MediaRefused('media_encrypted', 'the media is already encrypted; push it plain, it is sealed here')
  }
  if (kind === 'video' && entry.type === 'avc1') return readVideo(bytes, entry)
  if (kind === 'audio' && entry.type === 'mp4a') return { codec: readAac(bytes, entry), width: 0, height: 0 }
  if (kind === 'audio' && entry.type === 'Opus') return { codec: readOpus(bytes, entry), width: 0, height: 0 }
  throw new MediaRefused('codec_unsupported', `'${entry.type}' is not a ${kind} codec taken here; use H.264 with AAC or Opus`)
}

function readVideo(bytes: Uint8Array, entry: Box): SampleFormat {
  const avcC = childOf(bytes, entry, videoFieldsLength, 'avcC')
  if (readUint8(bytes, avcC, avcC.bodyStart) !== 1) throw new MediaRefused('codec_unsupported', "'avcC' has an unknown version")
  const profile = [1, 2, 3].map((at) => readUint8(bytes, avcC, avcC.bodyStart + at).toString(16).padStart(2, '0'))
  const width = readUint16(bytes, entry, entry.bodyStart + 24)
  const height = readUint16(bytes, entry, entry.bodyStart + 26)
  if (width === 0 || height === 0) throw new MediaRefused('track_unsupported', 'the video has no size')
  return { codec: `avc1.${profile.join('')}`, width, height }
}

function readOpus(bytes: Uint8Array, entry: Box): string {
  childOf(bytes, entry, audioFieldsLength, 'dOps')
  return 'opus'
}

function childOf(bytes: Uint8Array, entry: Box, fieldsLength: number, type: string): Box {
  const childrenStart = entry.bodyStart + fieldsLength
  if (childrenStart > entry.end) throw new MediaRefused('box_truncated', `'${entry.type}' is cut off`)
  return onlyBox(readBoxes(bytes, childrenStart, entry.end), type)
}

const esDescriptor = 0x03
const decoderConfigDescriptor = 0x04
const decoderSpecificDescriptor = 0x05
const objectTypeMpeg4Audio = 0x40
const audioObjectTypeEscape = 31

type Descriptor = { tag: number; bodyStart: number; end: number }

/** `mp4a.40.N`, where N is the audio object type (ISO/IEC 14496-1 §7.2.6 and 14496-3 §1.6.2.1). */
function readAac(bytes: Uint8Array, entry: Box): string {
  const esds = childOf(bytes, entry, audioFieldsLength, 'esds')
  const stream = readDescriptor(bytes, esds, readFullBox(bytes, esds).fieldsStart, esds.end, esDescriptor)
  const config = readDescriptor(bytes, esds, afterStreamFields(bytes, esds, stream), stream.end, decoderConfigDescriptor)
  const objectType = readUint8(bytes, esds, config.bodyStart)
  if (objectType !== objectTypeMpeg4Audio) throw new MediaRefused('codec_unsupported', 'the sound is not MPEG-4 audio')
  const specific = readDescriptor(bytes, esds, config.bodyStart + 13, config.end, decoderSpecificDescriptor)
  const first = readUint8(bytes, esds, specific.bodyStart)
  const short = first >> 3
  if (short !== audioObjectTypeEscape) return `mp4a.40.${short}`
  const second = readUint8(bytes, esds, specific.bodyStart + 1)
  return `mp4a.40.${32 + (((first & 0x07) << 3) | (second >> 5))}`
}

function afterStreamFields(bytes: Uint8Array, esds: Box, stream: Descriptor): number {
  const flags = readUint8(bytes, esds, stream.bodyStart + 2)
  let offset = stream.bodyStart + 3
  if (flags & 0x80) offset += 2
  if (flags & 0x40) offset += 1 + readUint8(bytes, esds, offset)
  if (flags & 0x20) offset += 2
  return offset
}

function readDescriptor(bytes: Uint8Array, esds: Box, start: number, limit: number, tag: number): Descriptor {
  if (start >= limit || readUint8(bytes, esds, start) !== tag) {
    throw new MediaRefused('codec_unsupported', "'esds' does not describe MPEG-4 audio")
  }
  let length = 0
  let offset = start + 1
  // The length is written in up to four groups of seven bits (ISO/IEC 14496-1 §8.3.3).
  for (let group = 0; group < 4; group++) {
    const byte = readUint8(bytes, esds, offset++)
    length = (length << 7) | (byte & 0x7f)
    if ((byte & 0x80) === 0) break
  }
  const end = offset + length
  if (end > limit) throw new MediaRefused('box_truncated', "a descriptor in 'esds' is cut off")
  return { tag, bodyStart: offset, end }
}
