/** What an event's one colour becomes on screen. All values are CSS colours. */
export interface AccentColours {
  /** The colour itself, for fills. */
  fill: string
  /** The fill under a pointer, further away from the colour of its text. */
  hover: string
  /** Text on the fill, at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
  onFill: string
  /** The colour as text on light pages, darkened until it is at least 4.5 : 1. */
  onLight: string
  /** The colour as text on dark pages, lightened until it is at least 4.5 : 1. */
  onDark: string
}

type Rgb = readonly [number, number, number]

const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
/** The least favourable surface of each theme: `--sunken` of the light, `--card` of the dark. */
const lightSurface: Rgb = [238, 238, 242]
const darkSurface: Rgb = [23, 23, 31]
const enough = 4.5

function parse(colour: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim())
  if (match === null) return null
  const [, red = '0', green = '0', blue = '0'] = match
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)]
}

function hex(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function ratio(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ]
}

function readable(colour: Rgb, surface: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(colour, towards, share)
    if (ratio(candidate, surface) >= enough) return candidate
  }
  return towards
}

/** Contrast of two `#rrggbb` colours, 1 to 21; 1 when one of them is not such a colour. */
export function contrast(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)]
  return a === null || b === null ? 1 : ratio(a, b)
}

/** Everything a page needs from an event's `#rrggbb`; null when it is not a colour. */
export function accentColours(accent: string): AccentColours | null {
  const colour = parse(accent)
  if (colour === null) return null
  const textIsWhite = ratio(colour, white) >= enough
  return {
    fill: hex(colour),
    hover: hex(mix(colour, textIsWhite ? black : white, 0.14)),
    onFill: hex(textIsWhite ? white : black),
    onLight: hex(readable(colour, lightSurface, black)),
    onDark: hex(readable(colour, darkSurface, white)),
  }
}
