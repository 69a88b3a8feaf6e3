export type PictureKind = 'jpeg' | 'png' | 'webp' | 'avif'

/**
 * What a file is by its first bytes (JPEG: ITU T.81 B.1.1.3; PNG: RFC 2083 §3.1; WebP: RFC 9649 §2.4; AVIF: a `ftyp` box
 * with one of its brands); null for everything else. Asked before any decoder sees the file: SVG, GIF, TIFF and PDF never
 * reach one.
 */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (starts(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (starts(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP') return 'webp'
  if (text(bytes, 4, 4) === 'ftyp' && brands(bytes).some((brand) => brand === 'avif')) return 'avif'
  return null
}

/** The major and compatible brands of a `ftyp` box (ISO/IEC 14496-12 §4.3), as far as it claims to reach. */
function brands(bytes: Uint8Array): string[] {
  const size = (bytes[2] ?? 0) * 256 + (bytes[3] ?? 0)
  const found = [text(bytes, 8, 4)]
  for (let at = 16; at + 4 <= Math.min(size, bytes.length, 256); at += 4) found.push(text(bytes, at, 4))
  return found
}

function starts(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte)
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
