import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './class-names'

const classesOf = cva(
  'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-xl text-center leading-snug font-semibold transition-[background-color,color,border-color,transform,opacity] duration-150 select-none active:scale-[0.985] disabled:pointer-events-none disabled:opacity-55 aria-disabled:pointer-events-none aria-disabled:opacity-55 [&_svg]:size-[1.15em] [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent shadow-sm hover:bg-accent-hover',
        quiet: 'border border-line-strong/60 bg-card text-ink hover:border-line-strong hover:bg-sunken',
        plain: 'text-ink hover:bg-ink/7',
        link: 'min-h-11 rounded-md px-1 text-accent-word underline decoration-current/40 underline-offset-4 hover:decoration-current',
        danger: 'bg-bad-fill text-white shadow-sm hover:bg-[color-mix(in_oklab,var(--bad-fill)_88%,black)]',
      },
      size: {
        normal: 'px-5 py-2 text-base',
        large: 'min-h-14 px-7 py-3 text-lg',
        small: 'px-3.5 py-1.5 text-sm',
        icon: 'size-11 p-0',
      },
      wide: { true: 'w-full', false: '' },
    },
    defaultVariants: { look: 'primary', size: 'normal', wide: false },
  },
)

type Looks = VariantProps<typeof classesOf>

/** Classes of a button; for links that look like one. A class given here wins over the look's own. */
export function buttonClasses({ className, ...looks }: Looks & { className?: string }): string {
  return cn(classesOf(looks), className)
}

interface ButtonProps extends ComponentProps<'button'>, Looks {
  /** Renders the single child (a link) with the button's looks. */
  asChild?: boolean
  /** While true the button shows a turning ring and does not answer; `children` should say what goes on. */
  busy?: boolean
}

export function Button({ look, size, wide, asChild = false, busy = false, className, children, ...rest }: ButtonProps) {
  const classes = buttonClasses({ look, size, wide, className })
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    )
  }
  return (
    <button type="button" {...rest} className={classes} aria-busy={busy} disabled={busy || rest.disabled}>
      {busy && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  )
}
