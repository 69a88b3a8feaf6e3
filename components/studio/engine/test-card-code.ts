/**
 * The time written into the test camera's picture, in a form a machine can read back from the fan's screen.
 *
 * Layout, relative to the picture so that every rendition carries it: a strip along the bottom edge, as wide as the
 * picture and one tenth of its height, cut into 48 cells of equal width. At 640 × 360 a cell is 13 × 36 pixels, which
 * survives 4:2:0 H.264 at a few hundred kbit/s.
 *
 * | cell   | meaning                                                          |
 * | ------ | ---------------------------------------------------------------- |
 * | 0      | always white: what "1" looks like after the codec                 |
 * | 1      | always black: what "0" looks like after the codec                 |
 * | 2–43   | milliseconds since the Unix epoch, 42 bits, most significant first |
 * | 44–47  | CRC-4 (x⁴ + x + 1) of those 42 bits                                |
 */
export const TEST_CARD_CELLS = 48

/** Share of the picture's height that the strip takes, from the bottom. */
export const TEST_CARD_STRIP_HEIGHT = 0.1

/** RGBA pixels, as a canvas' `getImageData` returns them. */
export type PictureBuffer = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }

/**
 * The 48 cells that stand for a time; `true` is white.
 * @param timeMs whole milliseconds since the Unix epoch
 */
export function testCardCells(timeMs: number): boolean[] {
  const cells = [true, false]
  let check = 0
  for (let bit = 41; bit >= 0; bit -= 1) {
    const one = Math.floor(timeMs / 2 ** bit) % 2 === 1
    cells.push(one)
    const overflow = (check >> 3) & 1
    check = (check << 1) & 0xf
    if ((overflow === 1) !== one) check ^= 0x3
  }
  for (let bit = 3; bit >= 0; bit -= 1) cells.push(((check >> bit) & 1) === 1)
  return cells
}

/** Writes a time's strip into a picture. Used by tests; the test camera draws the same cells on its canvas. */
export function writeTestCardTime(picture: PictureBuffer, timeMs: number): void {
  const cells = testCardCells(timeMs)
  const top = Math.round(picture.height * (1 - TEST_CARD_STRIP_HEIGHT))
  for (let y = top; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const white = cells[Math.min(TEST_CARD_CELLS - 1, Math.floor((x * TEST_CARD_CELLS) / picture.width))] === true
      picture.data.set(white ? [255, 255, 255, 255] : [0, 0, 0, 255], (y * picture.width + x) * 4)
    }
  }
}

/**
 * Reads the time back from a picture that was drawn without letterboxing.
 * Stands alone on purpose (no outer names), so that a browser test can send its source text into a page.
 * @returns milliseconds since the Unix epoch, or `null` where no sound strip is seen
 */
export function readTestCardTime(picture: {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}): number | null {
  const cellWidth = picture.width / 48
  const stripHeight = picture.height * 0.1
  const firstRow = Math.floor(picture.height - stripHeight * 0.7)
  const lastRow = Math.max(firstRow, Math.ceil(picture.height - stripHeight * 0.3) - 1)
  const light: number[] = []
  for (let cell = 0; cell < 48; cell += 1) {
    const first = Math.floor((cell + 0.3) * cellWidth)
    const last = Math.max(first, Math.ceil((cell + 0.7) * cellWidth) - 1)
    let sum = 0
    let count = 0
    for (let y = firstRow; y <= lastRow; y += 1) {
      for (let x = first; x <= last; x += 1) {
        sum += picture.data[(y * picture.width + x) * 4 + 1] ?? 0
        count += 1
      }
    }
    light.push(sum / count)
  }
  const white = light[0] ?? 0
  const black = light[1] ?? 0
  if (white - black < 80) return null
  const middle = (white + black) / 2
  let time = 0
  let check = 0
  for (let cell = 2; cell < 48; cell += 1) {
    const one = (light[cell] ?? 0) > middle
    if (cell < 44) {
      time = time * 2 + (one ? 1 : 0)
      const overflow = ((check >> 3) & 1) === 1
      check = (check << 1) & 0xf
      if (overflow !== one) check ^= 0x3
    } else {
      const expected = ((check >> (47 - cell)) & 1) === 1
      if (expected !== one) return null
    }
  }
  return time
}
