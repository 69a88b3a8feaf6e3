import { z } from 'zod'

/** Luminance of white, and of the darkest page that an accent lies on (`--card` of the dark theme), WCAG 2.2. */
const white = 1
const darkPage = 0.0089
/** On white, as for the edge of a button (WCAG 2.2, 1.4.11). */
const enoughOnWhite = 3
/** On dark pages the screens lighten it, which a colour that is nearly black would not survive as itself. */
const enoughOnDark = 1.5

function luminance(colour: string): number {
  const channel = (from: number) => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/**
 * Whether a colour can be an event's accent: seen on white pages and on dark ones alike.
 * Text in it or on it is made darker or lighter by the screens themselves.
 */
export function isAccentSeen(colour: string): boolean {
  const own = luminance(colour)
  return (white + 0.05) / (own + 0.05) >= enoughOnWhite && (own + 0.05) / (darkPage + 0.05) >= enoughOnDark
}

/** `#rrggbb` in lower case. */
export const Accent = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, 'is not a colour such as #c2185b')
  .refine((colour) => isAccentSeen(colour), 'is too light or too dark to be seen')
