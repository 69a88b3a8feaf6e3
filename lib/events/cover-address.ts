import type { CoverDto } from './contract'

/** The files that each cover is kept as. */
export const coverFiles = { large: '1600.webp', small: '640.webp', social: 'social.jpg' } as const

type CoverFacts = { slug: string; coverDigest: string | null; coverWidth: number | null; coverHeight: number | null }

/** Where an event's cover is found; the digest in the address changes with the picture. */
export function coverOf(event: CoverFacts): CoverDto | null {
  const { slug, coverDigest, coverWidth, coverHeight } = event
  if (coverDigest === null || coverWidth === null || coverHeight === null) return null
  const address = (file: string) => `/api/events/${slug}/cover/${coverDigest}-${file}`
  return {
    url: address(coverFiles.large),
    smallUrl: address(coverFiles.small),
    socialUrl: address(coverFiles.social),
    width: coverWidth,
    height: coverHeight,
  }
}
