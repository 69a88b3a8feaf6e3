import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './class-names'

const badgeClasses = cva(
  'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs leading-5 font-bold whitespace-nowrap [&_svg]:size-3.5',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-ink-soft',
        accent: 'bg-accent-wash text-accent-word',
        good: 'bg-good-wash text-good',
        warn: 'bg-warn-wash text-warn',
        bad: 'bg-bad-wash text-bad',
        live: 'bg-live text-white',
        outline: 'border border-line-strong text-ink-soft',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export type BadgeTone = NonNullable<VariantProps<typeof badgeClasses>['tone']>

interface BadgeProps extends ComponentProps<'span'> {
  tone?: BadgeTone
}

/** A word about a state. The word carries the meaning; the colour only helps. */
export function Badge({ tone, className, children, ...rest }: BadgeProps) {
  return (
    <span className={cn(badgeClasses({ tone }), className)} {...rest}>
      {tone === 'live' && <span aria-hidden className="size-2 animate-pulse rounded-full bg-white" />}
      {children}
    </span>
  )
}
