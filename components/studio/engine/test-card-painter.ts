import { clockStrokes } from './clock-strokes'
import { TEST_CARD_CELLS, TEST_CARD_STRIP_HEIGHT, testCardCells } from './test-card-code'

/** Luma and two chroma values, 8 bit, limited range. */
type Colour = readonly [luma: number, blue: number, red: number]

const WHITE: Colour = [235, 128, 128]
const BLACK: Colour = [16, 128, 128]
const NIGHT = colour(31, 42, 68)
const GOLD = colour(242, 193, 78)
const BARS = [colour(201, 173, 167), colour(154, 140, 152), colour(74, 78, 105), colour(34, 87, 122), colour(56, 163, 165), colour(87, 204, 153)]

/**
 * Paints the test camera's pictures straight in the encoders' own format (I420: a luma plane, two chroma planes of a
 * quarter each). A canvas would cost a conversion from RGBA per picture and encoder, most of a core on a small machine.
 */
export class TestCardPainter {
  /** The picture painted last. Painted over by the next one. */
  readonly bytes: Uint8Array<ArrayBuffer>
  private readonly background: Uint8Array<ArrayBuffer>
  private readonly stripTop: number

  /** Pixels; both even. */
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.bytes = new Uint8Array((width * height * 3) / 2)
    this.stripTop = even(height * (1 - TEST_CARD_STRIP_HEIGHT))
    this.fill(0, 0, width, this.stripTop, NIGHT)
    BARS.forEach((bar, index) => this.fill((index * width) / BARS.length, 0, width / BARS.length + 2, height * 0.14, bar))
    this.fill(0, this.stripTop, width, height, BLACK)
    this.background = this.bytes.slice()
  }

  /**
   * A card that moves, a clock for people, a strip for machines.
   * @param timeMs milliseconds since the Unix epoch, shown and encoded
   */
  paint(timeMs: number): void {
    this.bytes.set(this.background)
    this.paintCard(timeMs)
    for (const stroke of clockStrokes(timeMs)) {
      const unit = this.width / 44
      this.fill(this.width * 0.1 + stroke.x * unit, this.height * 0.34 + stroke.y * unit, stroke.width * unit, stroke.height * unit, WHITE)
    }
    testCardCells(timeMs).forEach((white, cell) => {
      if (!white) return
      // Luma alone: cells need not begin at even pixels.
      const left = Math.round((cell * this.width) / TEST_CARD_CELLS)
      const right = Math.round(((cell + 1) * this.width) / TEST_CARD_CELLS)
      for (let y = this.stripTop; y < this.height; y += 1) this.bytes.fill(WHITE[0], y * this.width + left, y * this.width + right)
    })
  }

  private paintCard(timeMs: number): void {
    const size = this.height * 0.16
    const x = ((1 + Math.sin((timeMs / 4000) * 2 * Math.PI)) / 2) * (this.width - size)
    const y = this.height * 0.68
    this.fill(x, y, size, size, GOLD)
    const angle = (timeMs / 1000) * 2 * Math.PI
    const dot = size * 0.24
    this.fill(x + (size - dot) / 2 + Math.cos(angle) * size * 0.3, y + (size - dot) / 2 + Math.sin(angle) * size * 0.3, dot, dot, NIGHT)
  }

  /** A rectangle, its edges on even pixels, where chroma has its samples. */
  private fill(x: number, y: number, width: number, height: number, [luma, blue, red]: Colour): void {
    const left = Math.max(0, even(x))
    const right = Math.min(this.width, even(x + width))
    const top = Math.max(0, even(y))
    const bottom = Math.min(this.height, even(y + height))
    if (right <= left) return
    for (let row = top; row < bottom; row += 1) this.bytes.fill(luma, row * this.width + left, row * this.width + right)
    const half = this.width / 2
    const bluePlane = this.width * this.height
    const redPlane = bluePlane + bluePlane / 4
    for (let row = top / 2; row < bottom / 2; row += 1) {
      this.bytes.fill(blue, bluePlane + row * half + left / 2, bluePlane + row * half + right / 2)
      this.bytes.fill(red, redPlane + row * half + left / 2, redPlane + row * half + right / 2)
    }
  }
}

function even(value: number): number {
  return Math.round(value / 2) * 2
}

/** ITU-R BT.709, limited range: what a browser takes I420 without a named colour space for. */
function colour(red: number, green: number, blue: number): Colour {
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  const scaled = (value: number, range: number, zero: number) => Math.round((value * range) / 255 + zero)
  return [scaled(luma, 219, 16), scaled((blue - luma) / 1.8556, 224, 128), scaled((red - luma) / 1.5748, 224, 128)]
}
