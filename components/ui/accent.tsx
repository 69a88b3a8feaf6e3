import type { CSSProperties, ReactNode } from 'react'
import { accentColours } from './accent-colours'

interface AccentProps {
  /** The event's colour, `#rrggbb`. Anything else leaves the house's own accent. */
  colour: string | null | undefined
  className?: string
  children: ReactNode
}

/** Everything inside wears an event's colour: `bg-accent`, `text-on-accent`, `text-accent-word`, `bg-accent-wash`. */
export function Accent({ colour, className, children }: AccentProps) {
  const colours = accentColours(colour ?? '')
  if (colours === null) return <div className={className}>{children}</div>
  const style = {
    '--event-accent': colours.fill,
    '--event-accent-hover': colours.hover,
    '--event-on-accent': colours.onFill,
    '--event-on-light': colours.onLight,
    '--event-on-dark': colours.onDark,
  } as CSSProperties
  return (
    <div data-accent="" style={style} className={className}>
      {children}
    </div>
  )
}
