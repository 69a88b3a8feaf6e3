import { MediaRefused } from './refused'

/** Reads bits from the most significant on, as H.264 writes them (ITU-T H.264 §7.2 and §9.1). */
export class BitReader {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  /** @throws MediaRefused `samples_invalid` beyond the last bit. */
  bit(): number {
    const byte = this.bytes[this.at >> 3]
    if (byte === undefined) throw new MediaRefused('samples_invalid', 'a parameter set is cut off')
    const bit = (byte >> (7 - (this.at & 7))) & 1
    this.at += 1
    return bit
  }

  /** @param count up to 32 */
  bits(count: number): number {
    let value = 0
    for (let index = 0; index < count; index++) value = value * 2 + this.bit()
    return value
  }

  /** `ue(v)`. @throws MediaRefused `samples_invalid` for more than 32 bits. */
  unsigned(): number {
    let zeros = 0
    while (this.bit() === 0) {
      zeros += 1
      if (zeros > 31) throw new MediaRefused('samples_invalid', 'a parameter set holds a number that cannot be')
    }
    return 2 ** zeros - 1 + this.bits(zeros)
  }

  /** `se(v)`. */
  signed(): number {
    const value = this.unsigned()
    return value % 2 === 0 ? -value / 2 : (value + 1) / 2
  }
}
