import { MediaRefused } from './refused'

/** One packet of a transport stream that carries something. `payload` begins where its header ends. */
export type TransportPacket = {
  pid: number
  /** True where a table section or a PES packet begins. */
  isStart: boolean
  counter: number
  /** The stream says itself that its counter jumps here. */
  isBreak: boolean
  payload: Uint8Array
}

/** Bytes of a packet (ISO/IEC 13818-1 §2.4.3.2). */
export const packetLength = 188
const syncByte = 0x47
const nullPid = 0x1fff

/**
 * Reads the packets of a transport stream to its last byte.
 * @throws MediaRefused `packet_truncated` when it is not whole packets, `packet_invalid` for what is no packet,
 * `media_encrypted` for a foreign protection.
 */
export function* readPackets(bytes: Uint8Array): Generator<TransportPacket> {
  if (bytes.length === 0 || bytes.length % packetLength !== 0) {
    throw new MediaRefused('packet_truncated', `MPEG-TS is whole packets of ${packetLength} bytes; ${bytes.length} bytes are not`)
  }
  for (let at = 0; at < bytes.length; at += packetLength) {
    const packet = readPacket(bytes.subarray(at, at + packetLength), at)
    if (packet) yield packet
  }
}

function readPacket(bytes: Uint8Array, at: number): TransportPacket | null {
  const [sync, first = 0, second = 0, control = 0, adaptationLength = 0, adaptationFlags = 0] = bytes
  if (sync !== syncByte) throw new MediaRefused('packet_invalid', `no packet of MPEG-TS begins at ${at}`)
  if (first & 0x80) throw new MediaRefused('packet_invalid', `the packet at ${at} says that it is damaged`)
  const pid = ((first & 0x1f) << 8) | second
  if (pid === nullPid) return null
  if (control & 0xc0) throw new MediaRefused('media_encrypted', 'the media is already encrypted; push it plain, it is sealed here')
  const hasAdaptation = (control & 0x20) !== 0
  const hasPayload = (control & 0x10) !== 0
  const start = hasAdaptation ? 5 + adaptationLength : 4
  if (start > packetLength || (!hasAdaptation && !hasPayload)) throw new MediaRefused('packet_invalid', `the header of the packet at ${at} cannot be`)
  if (!hasPayload) return null
  return {
    pid,
    isStart: (first & 0x40) !== 0,
    counter: control & 0x0f,
    isBreak: hasAdaptation && adaptationLength > 0 && (adaptationFlags & 0x80) !== 0,
    payload: bytes.subarray(start),
  }
}

/**
 * The body of a table section that fits into one packet, behind its long header and before its checksum
 * (ISO/IEC 13818-1 §2.4.4).
 * @throws MediaRefused `packet_invalid` for another table or one that does not fit.
 */
export function readSection(payload: Uint8Array, tableId: number): Uint8Array {
  const start = 1 + (payload[0] ?? 0)
  const [id, first = 0, second = 0] = payload.subarray(start)
  const end = start + 3 + (((first & 0x0f) << 8) | second)
  if (id !== tableId || end > payload.length || end < start + 12) throw new MediaRefused('packet_invalid', 'a table of MPEG-TS cannot be read')
  return payload.subarray(start + 8, end - 4)
}
