import type { Metadata, Sharp } from 'sharp'
import { Problem } from './problem'

/** What the first bytes of a picture say it is. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'avif'

export type MadePictures = {
  /** WebP, at most 1600 × 1600 px. */
  large: { bytes: Buffer; width: number; height: number }
  /** WebP, at most 640 × 640 px. */
  small: Buffer
  /** JPEG, 1200 × 630 px, cut out of the middle. */
  social: Buffer
}

export type PictureBounds = {
  /** The smallest that is taken, px. */
  least: { width: number; height: number }
  /** Width by height. */
  tallest: number
  widest: number
}

/** A phone's largest picture has about 50 million pixels; a bomb has billions. */
const mostPixels = 60_000_000
const patienceSeconds = 20
/** Decoding takes a core and some hundred MB, so they are made one after another; more than this wait in vain. */
const mostWaiting = 4

const formats: Record<string, PictureKind> = { jpeg: 'jpeg', png: 'png', webp: 'webp', heif: 'avif' }

let queue: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Makes pictures of ours out of somebody's: decoded, turned upright, and encoded anew from pixels alone, so that nothing
 * else of the file lives on. Throws `picture_refused` for what is no picture, too small, too large or broken, and
 * `unavailable` while too many wait.
 */
export async function makePictures(bytes: Uint8Array, kind: PictureKind, bounds: PictureBounds): Promise<MadePictures> {
  if (waiting >= mostWaiting) throw new Problem('unavailable', { retryAfterSeconds: 5 })
  waiting += 1
  const made = queue.then(() => make(bytes, kind, bounds))
  queue = made.catch(() => undefined)
  try {
    return await made
  } finally {
    waiting -= 1
  }
}

async function make(bytes: Uint8Array, kind: PictureKind, bounds: PictureBounds): Promise<MadePictures> {
  // Loaded at the first picture: the worker and the origin never need it.
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  const options = { failOn: 'error', limitInputPixels: mostPixels, sequentialRead: true } as const
  const facts = await orRefused(sharp(bytes, options).metadata())
  refuseUnfit(facts, kind, bounds)
  const upright = sharp(bytes, options).autoOrient().resize({ width: 1600, height: 1600, fit: 'inside', withoutEnlargement: true })
  const { data, info } = await orRefused(pixelsOf(upright))
  const fromPixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
  const [large, small, social] = await Promise.all([
    fromPixels().webp({ quality: 82, effort: 4 }).toBuffer(),
    fromPixels().resize({ width: 640, height: 640, fit: 'inside', withoutEnlargement: true }).webp({ quality: 80, effort: 4 }).toBuffer(),
    fromPixels().resize({ width: 1200, height: 630, fit: 'cover' }).jpeg({ quality: 82, mozjpeg: true }).toBuffer(),
  ])
  return { large: { bytes: large, width: info.width, height: info.height }, small, social }
}

/** Red, green and blue of each pixel, on white where the picture is clear. */
function pixelsOf(picture: Sharp) {
  return picture
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .timeout({ seconds: patienceSeconds })
    .raw()
    .toBuffer({ resolveWithObject: true })
}

function refuseUnfit(facts: Metadata, kind: PictureKind, { least, tallest, widest }: PictureBounds): void {
  if (formats[facts.format ?? ''] !== kind) throw refused('The file is not what it says it is.')
  const { width, height } = facts.autoOrient
  if (width < least.width || height < least.height) throw refused(`The picture must be at least ${least.width} × ${least.height} pixels.`)
  const shape = width / height
  if (shape < tallest || shape > widest) throw refused('The picture is too long: at most four times as wide as high, and twice as high as wide.')
}

/** What the decoder cannot read is refused; its own words stay in the log. */
async function orRefused<T>(decoding: Promise<T>): Promise<T> {
  try {
    return await decoding
  } catch (error) {
    throw new Problem('picture_refused', {
      user: 'The picture could not be read: it is broken, or far too large.',
      log: error instanceof Error ? error.message.slice(0, 300) : 'the decoder failed',
    })
  }
}

export function refused(user: string): Problem {
  return new Problem('picture_refused', { user })
}
