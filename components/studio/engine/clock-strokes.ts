/** A stroke of the clock, in units; a digit is 2 × 4 units and a stroke half a unit thick. */
export type Stroke = { x: number; y: number; width: number; height: number }

const THICK = 0.5
const DIGIT_WIDTH = 2
const DIGIT_HEIGHT = 4
const DIGIT_STEP = 3
const MARK_STEP = 1.6

/** The seven bars of a digit: top, upper left, upper right, middle, lower left, lower right, bottom. */
const HALF = DIGIT_HEIGHT / 2
const SEGMENTS: readonly Stroke[] = [
  { x: 0, y: 0, width: DIGIT_WIDTH, height: THICK },
  { x: 0, y: 0, width: THICK, height: HALF },
  { x: DIGIT_WIDTH - THICK, y: 0, width: THICK, height: HALF },
  { x: 0, y: HALF - THICK / 2, width: DIGIT_WIDTH, height: THICK },
  { x: 0, y: HALF, width: THICK, height: HALF },
  { x: DIGIT_WIDTH - THICK, y: HALF, width: THICK, height: HALF },
  { x: 0, y: DIGIT_HEIGHT - THICK, width: DIGIT_WIDTH, height: THICK },
]
const COLON: readonly Stroke[] = [1, 2.5].map((y) => ({ x: 0, y, width: THICK, height: THICK }))
const POINT: readonly Stroke[] = [{ x: 0, y: DIGIT_HEIGHT - THICK, width: THICK, height: THICK }]

/** Which bars each digit has, in the order above. */
const DIGITS = ['1110111', '0010010', '1011101', '1011011', '0111010', '1101011', '1101111', '1010010', '1111111', '1111011']

/** Time of day with milliseconds, by this machine's zone: `HH:MM:SS.mmm`. */
export function clockText(timeMs: number): string {
  const date = new Date(timeMs)
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
  return `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

/** The clock as rectangles, from its upper left corner: no font is needed, so it can be painted anywhere. */
export function clockStrokes(timeMs: number): Stroke[] {
  let left = 0
  return [...clockText(timeMs)].flatMap((sign) => {
    const strokes = strokesOf(sign).map((stroke) => ({ ...stroke, x: stroke.x + left }))
    left += sign === ':' || sign === '.' ? MARK_STEP : DIGIT_STEP
    return strokes
  })
}

function strokesOf(sign: string): readonly Stroke[] {
  if (sign === ':') return COLON
  if (sign === '.') return POINT
  const bars = DIGITS[Number(sign)] ?? ''
  return SEGMENTS.filter((_, index) => bars[index] === '1')
}
