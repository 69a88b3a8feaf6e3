import { TEST_CARD_CELLS, TEST_CARD_STRIP_HEIGHT, testCardCells } from './test-card-code'

type Surface = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Time of day with milliseconds, local to the machine: `HH:MM:SS.mmm`. */
export function clockText(timeMs: number): string {
  const date = new Date(timeMs)
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
  return `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

/**
 * Draws one picture of the test camera: a card that moves, a clock for people, a strip for machines.
 * @param timeMs milliseconds since the Unix epoch, shown and encoded
 */
export function drawTestCard(surface: Surface, width: number, height: number, timeMs: number): void {
  const strip = Math.round(height * TEST_CARD_STRIP_HEIGHT)
  surface.fillStyle = '#1f2a44'
  surface.fillRect(0, 0, width, height - strip)
  const bars = ['#c9ada7', '#9a8c98', '#4a4e69', '#22577a', '#38a3a5', '#57cc99']
  bars.forEach((colour, index) => {
    surface.fillStyle = colour
    surface.fillRect((index * width) / bars.length, 0, Math.ceil(width / bars.length), height * 0.14)
  })
  drawMovingCard(surface, width, height, timeMs)
  surface.fillStyle = '#ffffff'
  surface.textAlign = 'center'
  surface.textBaseline = 'middle'
  surface.font = `600 ${Math.round(height * 0.16)}px ui-monospace, monospace`
  surface.fillText(clockText(timeMs), width / 2, height * 0.5)
  drawStrip(surface, width, height, strip, timeMs)
}

function drawMovingCard(surface: Surface, width: number, height: number, timeMs: number): void {
  const size = height * 0.16
  const swing = (1 + Math.sin((timeMs / 4000) * 2 * Math.PI)) / 2
  const x = swing * (width - size)
  surface.fillStyle = '#f2c14e'
  surface.fillRect(x, height * 0.68, size, size)
  surface.fillStyle = '#1f2a44'
  const angle = (timeMs / 1000) * 2 * Math.PI
  surface.beginPath()
  surface.arc(
    x + size / 2 + Math.cos(angle) * size * 0.3,
    height * 0.68 + size / 2 + Math.sin(angle) * size * 0.3,
    size * 0.12,
    0,
    2 * Math.PI,
  )
  surface.fill()
}

function drawStrip(surface: Surface, width: number, height: number, strip: number, timeMs: number): void {
  surface.fillStyle = '#000000'
  surface.fillRect(0, height - strip, width, strip)
  surface.fillStyle = '#ffffff'
  testCardCells(timeMs).forEach((white, cell) => {
    if (!white) return
    const left = Math.round((cell * width) / TEST_CARD_CELLS)
    const right = Math.round(((cell + 1) * width) / TEST_CARD_CELLS)
    surface.fillRect(left, height - strip, right - left, strip)
  })
}
