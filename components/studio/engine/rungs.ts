/** One picture stream of the ladder. Sizes in pixels, rate in bits per second. */
export type Rendition = {
  readonly name: 'v0' | 'v1'
  readonly width: number
  readonly height: number
  readonly bitrate: number
}

/** One step of the ladder: what is encoded at once, and at how many pictures a second. */
export type Rung = { readonly renditions: readonly Rendition[]; readonly framesPerSecond: number }

type Plan = { boxes: readonly { width: number; height: number; bitrate: number }[]; framesPerSecond: number }

const WIDE = { width: 1280, height: 720 }
const SMALL = { width: 640, height: 360 }

/** From best to least. `v0` is always on, so a viewer's picture goes on when `v1` is given up. */
const PLANS: readonly Plan[] = [
  { boxes: [{ ...WIDE, bitrate: 2_500_000 }, { ...SMALL, bitrate: 700_000 }], framesPerSecond: 30 },
  { boxes: [{ ...WIDE, bitrate: 1_800_000 }], framesPerSecond: 30 },
  { boxes: [{ ...WIDE, bitrate: 1_100_000 }], framesPerSecond: 30 },
  { boxes: [{ ...SMALL, bitrate: 800_000 }], framesPerSecond: 30 },
  { boxes: [{ ...SMALL, bitrate: 450_000 }], framesPerSecond: 30 },
  { boxes: [{ ...SMALL, bitrate: 250_000 }], framesPerSecond: 15 },
]

/** What the artist may ask for: as good as this machine and line can, or no better than. */
export const QUALITIES = ['auto', 'two', 'large', 'small'] as const
export type Quality = (typeof QUALITIES)[number]

/**
 * The ladder for a camera: never larger than the camera's own picture, the same shape, even numbers of pixels.
 * A second rendition that would hardly be smaller than the first is left out, and so is a rung that would be no
 * cheaper than the one above it.
 */
export function rungsFor(camera: { width: number; height: number }): Rung[] {
  const rungs: Rung[] = []
  for (const { boxes, framesPerSecond } of PLANS) {
    const fitted = boxes.map((box, index) => ({ name: index === 0 ? ('v0' as const) : ('v1' as const), ...fit(camera, box) }))
    const first = fitted[0]
    const renditions = fitted.filter((each) => each === first || (first && pixels(each) * 2 <= pixels(first)))
    const rung = { renditions, framesPerSecond }
    const above = rungs.at(-1)
    if (!above || bitsPerSecond(rung) < bitsPerSecond(above)) rungs.push(rung)
  }
  return rungs
}

/** The best rung a wish allows. */
export function ceilingFor(quality: Quality, rungs: readonly Rung[]): number {
  if (quality === 'auto' || quality === 'two') return 0
  const small = ({ renditions: [first] }: Rung) => first !== undefined && pixels(first) <= pixels(SMALL)
  const place = rungs.findIndex((rung) => rung.renditions.length === 1 && (quality === 'large' || small(rung)))
  return place === -1 ? rungs.length - 1 : place
}

/**
 * True where the step cannot be made within a run: a picture's size changes, which needs another init, or a rendition
 * comes back, whose segments would no longer lie beside the other one's.
 */
export function needsNewRun(from: Rung, to: Rung): boolean {
  return to.renditions.some((rendition) => {
    const before = from.renditions.find((each) => each.name === rendition.name)
    return before?.width !== rendition.width || before.height !== rendition.height
  })
}

/** Pixels encoded in a second: what a rung costs the machine. */
export function pixelsPerSecond(rung: Rung): number {
  return rung.renditions.reduce((sum, rendition) => sum + pixels(rendition), 0) * rung.framesPerSecond
}

/** Bits per second of all pictures: what a rung costs the line. */
export function bitsPerSecond(rung: Rung): number {
  return rung.renditions.reduce((sum, rendition) => sum + rendition.bitrate, 0)
}

function pixels(size: { width: number; height: number }): number {
  return size.width * size.height
}

/** A box turned to the camera's shape. A picture with fewer pixels than the box needs fewer bits, though not in proportion. */
function fit(camera: { width: number; height: number }, box: { width: number; height: number; bitrate: number }) {
  const portrait = camera.height > camera.width
  const widest = portrait ? box.height : box.width
  const tallest = portrait ? box.width : box.height
  const scale = Math.min(1, widest / camera.width, tallest / camera.height)
  const even = (value: number) => Math.max(2, Math.round((value * scale) / 2) * 2)
  const size = { width: even(camera.width), height: even(camera.height) }
  const share = Math.min(1, pixels(size) / pixels(box)) ** 0.75
  return { ...size, bitrate: Math.round((box.bitrate * share) / 1000) * 1000 }
}
