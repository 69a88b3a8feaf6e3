'use client'

import Image from 'next/image'
import { Artwork } from '@/components/ui/artwork'
import type { CoverDto } from '@/lib/events/contract'

interface CoverProps {
  cover: CoverDto | null
  /** For the generated picture of an event that has none. */
  seed: string
  accent: string
  /** As in `<img sizes>`: how wide it is shown. */
  sizes: string
  /** Seen at once when the page opens. */
  isFirst?: boolean
  className?: string
}

/** Width of the smaller of the two pictures that are kept, px. */
const smallWidth = 640

/** An event's picture: its cover, or one that is drawn from its name and colour. Decoration: the title stands beside it. */
export function Cover({ cover, seed, accent, sizes, isFirst = false, className = '' }: CoverProps) {
  if (cover === null) return <Artwork seed={seed} accent={accent} className={className} />
  return (
    <Image
      alt=""
      src={cover.url}
      // Both sizes are made when the picture is taken in; nothing makes others on the way.
      loader={({ width }) => (width <= smallWidth ? cover.smallUrl : cover.url)}
      sizes={sizes}
      width={cover.width}
      height={cover.height}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      className={`object-cover ${className}`}
    />
  )
}
