/** Where the mark's corner is, in percent of the picture's width and height. */
export interface MarkPlace {
  readonly x: number
  readonly y: number
}

/**
 * The mark's next place: anywhere but near the edges, where a crop would lose it, or near where it was, where one
 * could get used to covering it.
 *
 * @param random gives numbers in [0, 1)
 */
export function nextPlace(before: MarkPlace, random: () => number): MarkPlace {
  const x = 6 + random() * 66
  const y = 8 + random() * 70
  const near = Math.abs(x - before.x) < 15 && Math.abs(y - before.y) < 15
  return near ? { x: 78 - x, y: 86 - y } : { x, y }
}
