const mediaBoxes = new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'prft', 'emsg', 'free', 'skip', 'wide', 'uuid', 'mfra', 'meta', 'pdin', 'ssix'])

const magics: readonly (readonly number[])[] = [
  [0x1a, 0x45, 0xdf, 0xa3], // EBML: WebM, Matroska
  [0x4f, 0x67, 0x67, 0x53], // OggS
  [0x66, 0x4c, 0x61, 0x43], // fLaC
  [0x52, 0x49, 0x46, 0x46], // RIFF
  [0x46, 0x4c, 0x56, 0x01], // FLV
  [0x00, 0x00, 0x01, 0xba], // MPEG program stream
]

/**
 * Whether bytes begin as plain media does. It parses structure from offset 0 on and never
 * searches inside: ciphertext holds `moof` somewhere by chance, but begins with it once in
 * about 2^28 objects. A file that is cut off after its first box header still counts.
 */
export function looksLikePlainMedia(bytes: Uint8Array): boolean {
  return beginsWithBox(bytes) || isTransportStream(bytes, 0, 188) || isTransportStream(bytes, 4, 192) || hasMagic(bytes) || isAnnexB(bytes) || isAdts(bytes)
}

function beginsWithBox(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false
  const size = uint32(bytes, 0)
  return (size === 0 || size === 1 || size >= 8) && mediaBoxes.has(String.fromCharCode(...bytes.subarray(4, 8)))
}

/** Four sync bytes in step (ISO/IEC 13818-1 §2.4.3.2), or all of them in a shorter object of whole packets. */
function isTransportStream(bytes: Uint8Array, first: number, packet: number): boolean {
  const packets = Math.floor(bytes.length / packet)
  if (packets === 0 || (packets < 4 && bytes.length % packet !== 0)) return false
  for (let index = 0; index < Math.min(packets, 4); index++) {
    if (bytes[first + index * packet] !== 0x47) return false
  }
  return true
}

function hasMagic(bytes: Uint8Array): boolean {
  return magics.some((magic) => magic.every((byte, index) => bytes[index] === byte))
}

/** H.264 as a byte stream: a start code and then a parameter set, a delimiter or a keyframe. */
function isAnnexB(bytes: Uint8Array): boolean {
  if (bytes.length < 5 || uint32(bytes, 0) !== 1) return false
  const header = bytes[4] ?? 0
  return (header & 0x80) === 0 && [5, 6, 7, 9].includes(header & 0x1f)
}

/** Three AAC frames in step: one sync word of twelve bits alone occurs by chance too often. */
function isAdts(bytes: Uint8Array): boolean {
  let offset = 0
  for (let frame = 0; frame < 3; frame++) {
    const [first, second, , third, fourth, fifth] = bytes.subarray(offset, offset + 6)
    if (first !== 0xff || second === undefined || (second & 0xf6) !== 0xf0) return false
    if (third === undefined || fourth === undefined || fifth === undefined) return false
    const length = ((third & 0x03) << 11) | (fourth << 3) | (fifth >> 5)
    if (length < 7) return false
    offset += length
  }
  return true
}

function uint32(bytes: Uint8Array, offset: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset)
}
