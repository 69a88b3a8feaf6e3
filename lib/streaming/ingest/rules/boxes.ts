import { MediaRefused } from './refused'

/** One ISO-BMFF box. All offsets are in bytes from the start of the object. */
export type Box = { type: string; start: number; bodyStart: number; end: number }

/** The flags and version that open a full box (ISO/IEC 14496-12 §4.2), and where its fields begin. */
export type FullBox = { version: number; flags: number; fieldsStart: number }

const plainHeader = 8
const largeHeader = 16
/** Real containers hold a handful of boxes; millions of empty ones would only fill the memory. */
const mostBoxes = 1_000
const printable = /^[\x20-\x7e]{4}$/

/**
 * Reads the boxes that fill `[start, end)` exactly (ISO/IEC 14496-12 §4.2).
 *
 * A box of size 0 ("to the end of the file") is refused: a pushed object is whole, so its
 * boxes can say how long they are, and a scan must not be stopped by one.
 * @throws MediaRefused `box_truncated` when a box reaches beyond `end`, `box_invalid` for a size or type that cannot be.
 */
export function readBoxes(bytes: Uint8Array, start = 0, end = bytes.length): Box[] {
  const boxes: Box[] = []
  let offset = start
  while (offset < end) {
    const box = readBox(bytes, offset, end)
    boxes.push(box)
    if (boxes.length > mostBoxes) throw new MediaRefused('box_invalid', 'too many boxes')
    offset = box.end
  }
  return boxes
}

function readBox(bytes: Uint8Array, offset: number, end: number): Box {
  if (end - offset < plainHeader) throw new MediaRefused('box_truncated', `box header at ${offset} is cut off`)
  const view = viewOf(bytes)
  const type = fourCharacters(bytes, offset + 4)
  if (!printable.test(type)) throw new MediaRefused('box_invalid', `no box begins at ${offset}`)
  const size = view.getUint32(offset)
  const header = size === 1 ? largeHeader : plainHeader
  if (end - offset < header) throw new MediaRefused('box_truncated', `header of '${type}' at ${offset} is cut off`)
  const length = size === 1 ? wholeNumber(view.getBigUint64(offset + 8), type) : size
  if (length < header) throw new MediaRefused('box_invalid', `size of '${type}' at ${offset} is ${length}`)
  if (length > end - offset) throw new MediaRefused('box_truncated', `'${type}' at ${offset} ends beyond its container`)
  return { type, start: offset, bodyStart: offset + header, end: offset + length }
}

/** @throws MediaRefused `box_missing` or `box_unexpected` unless there is exactly one box of that type. */
export function onlyBox(boxes: readonly Box[], type: string): Box {
  const box = boxAtMostOnce(boxes, type)
  if (!box) throw new MediaRefused('box_missing', `'${type}' is missing`)
  return box
}

/** @throws MediaRefused `box_unexpected` when there are several boxes of that type. */
export function boxAtMostOnce(boxes: readonly Box[], type: string): Box | undefined {
  const found = boxes.filter((box) => box.type === type)
  if (found.length > 1) throw new MediaRefused('box_unexpected', `more than one '${type}'`)
  return found[0]
}

/** Follows a path of boxes that each occur once, such as `mdia`, `minf`, `stbl`. */
export function descend(bytes: Uint8Array, from: Box, ...types: string[]): Box {
  return types.reduce((box, type) => onlyBox(readBoxes(bytes, box.bodyStart, box.end), type), from)
}

/** @throws MediaRefused `box_truncated` when the box is too short to be a full box. */
export function readFullBox(bytes: Uint8Array, box: Box): FullBox {
  const word = readUint32(bytes, box, box.bodyStart)
  return { version: word >>> 24, flags: word & 0xffffff, fieldsStart: box.bodyStart + 4 }
}

/** @throws MediaRefused `box_truncated` when the four bytes are not all inside the box. */
export function readUint32(bytes: Uint8Array, box: Box, offset: number): number {
  requireInside(box, offset, 4)
  return viewOf(bytes).getUint32(offset)
}

/** @throws MediaRefused as `readUint32`, and `box_invalid` above 2^53. */
export function readUint64(bytes: Uint8Array, box: Box, offset: number): number {
  requireInside(box, offset, 8)
  return wholeNumber(viewOf(bytes).getBigUint64(offset), box.type)
}

/** @throws MediaRefused `box_truncated` when the two bytes are not both inside the box. */
export function readUint16(bytes: Uint8Array, box: Box, offset: number): number {
  requireInside(box, offset, 2)
  return viewOf(bytes).getUint16(offset)
}

/** @throws MediaRefused `box_truncated` when the byte is not inside the box. */
export function readUint8(bytes: Uint8Array, box: Box, offset: number): number {
  requireInside(box, offset, 1)
  return viewOf(bytes).getUint8(offset)
}

/** The four characters at an offset the caller has checked. */
export function fourCharacters(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4))
}

function requireInside(box: Box, offset: number, length: number): void {
  if (offset < box.bodyStart || offset + length > box.end) {
    throw new MediaRefused('box_truncated', `a field of '${box.type}' at ${box.start} is cut off`)
  }
}

function wholeNumber(value: bigint, type: string): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new MediaRefused('box_invalid', `a number in '${type}' is too large`)
  return Number(value)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
