/** What an event's generated picture is drawn from. Colours are `hsl()`; places are in a field of 800 × 450. */
export interface ArtworkShapes {
  deep: string
  middle: string
  glowOne: string
  glowTwo: string
  /** The two points whose rings meet. */
  one: { x: number; y: number }
  two: { x: number; y: number }
  /** Radii of the rings, the same for both points. */
  radii: readonly number[]
}

/** FNV-1a: small, and the same on server and browser. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}

/** Hue 0–360, saturation and lightness 0–100 of `#rrggbb`; a quiet violet for anything else. */
function hsl(colour: string): [number, number, number] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (match === null) return [255, 30, 40]
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16) / 255)
  const most = Math.max(red, green, blue)
  const least = Math.min(red, green, blue)
  const spread = most - least
  const lightness = (most + least) / 2
  if (spread === 0) return [0, 0, lightness * 100]
  const saturation = spread / (1 - Math.abs(2 * lightness - 1))
  const sector = most === red ? (green - blue) / spread : most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4
  return [(sector * 60 + 360) % 360, saturation * 100, lightness * 100]
}

/** The same event always gets the same picture; two events of one colour get different ones. */
export function artworkShapes(seed: string, accent: string): ArtworkShapes {
  const value = hash(seed)
  const part = (shift: number, size: number) => ((value >>> shift) & 0xff) / 255 * size
  const [hue, saturation] = hsl(accent)
  // A dull accent still gets a lively picture; grey stays grey.
  const vivid = saturation < 8 ? saturation : Math.min(88, Math.max(62, saturation))
  const turn = value % 2 === 0 ? 1 : -1
  const colour = (shift: number, share: number, lightness: number) =>
    `hsl(${Math.round((hue + turn * shift + 360) % 360)} ${Math.round(vivid * share)}% ${lightness}%)`
  const oneX = 180 + part(0, 160)
  const reach = 240 + part(8, 120)
  return {
    deep: colour(-22, 0.75, 15),
    middle: colour(0, 0.95, 38),
    glowOne: colour(26, 1, 62),
    glowTwo: colour(-32, 0.95, 55),
    one: { x: Math.round(oneX), y: Math.round(120 + part(16, 170)) },
    two: { x: Math.round(oneX + reach), y: Math.round(110 + part(24, 190)) },
    radii: Array.from({ length: 15 }, (_, index) => 22 + index * 27),
  }
}
