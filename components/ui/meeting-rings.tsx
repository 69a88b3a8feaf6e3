const radii = [10, 20, 30, 40]

/** Rings from two points that meet: the house's ornament. */
export function MeetingRings({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 140 84" fill="none" stroke="currentColor" strokeWidth="1.5" className={className}>
      {radii.map((radius) => (
        <g key={radius}>
          <circle cx="48" cy="42" r={radius} />
          <circle cx="92" cy="42" r={radius} />
        </g>
      ))}
    </svg>
  )
}
