import { useId } from 'react'
import { artworkShapes } from './artwork-shapes'

interface ArtworkProps {
  seed: string
  accent: string
  className?: string
}

/** A picture for an event that has none: rings from two points that meet, in the event's colour. Decoration only. */
export function Artwork({ seed, accent, className }: ArtworkProps) {
  const id = useId()
  const { deep, middle, glowOne, glowTwo, one, two, radii } = artworkShapes(seed, accent)
  const furthest = radii.at(-1) ?? 0
  return (
    <svg aria-hidden viewBox="0 0 800 450" preserveAspectRatio="xMidYMid slice" className={className}>
      <defs>
        <linearGradient id={`${id}ground`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor={middle} />
          <stop offset="1" stopColor={deep} />
        </linearGradient>
        <radialGradient id={`${id}one`}>
          <stop offset="0" stopColor={glowOne} stopOpacity="0.85" />
          <stop offset="1" stopColor={glowOne} stopOpacity="0" />
        </radialGradient>
        <radialGradient id={`${id}two`}>
          <stop offset="0" stopColor={glowTwo} stopOpacity="0.8" />
          <stop offset="1" stopColor={glowTwo} stopOpacity="0" />
        </radialGradient>
        <clipPath id={`${id}meet`}>
          <circle cx={one.x} cy={one.y} r="240" />
        </clipPath>
      </defs>
      <rect width="800" height="450" fill={`url(#${id}ground)`} />
      <circle cx={one.x} cy={one.y} r={furthest} fill={`url(#${id}one)`} />
      <circle cx={two.x} cy={two.y} r={furthest} fill={`url(#${id}two)`} />
      <circle cx={two.x} cy={two.y} r="240" fill="white" opacity="0.09" clipPath={`url(#${id}meet)`} />
      <g fill="none" stroke="white" strokeWidth="1.3">
        {radii.map((radius, index) => (
          <g key={radius} opacity={0.34 - index * 0.02}>
            <circle cx={one.x} cy={one.y} r={radius} />
            <circle cx={two.x} cy={two.y} r={radius} />
          </g>
        ))}
      </g>
      <circle cx={one.x} cy={one.y} r="3" fill="white" opacity="0.75" />
      <circle cx={two.x} cy={two.y} r="3" fill="white" opacity="0.75" />
    </svg>
  )
}
