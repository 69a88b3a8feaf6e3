import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/class-names'

interface ControlButtonProps extends ComponentProps<'button'> {
  /** Read aloud, and shown by the browser on hover. */
  label: string
}

/** A symbol over the picture, large enough for a thumb. */
export function ControlButton({ label, className, ...rest }: ControlButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cn(
        'grid size-11 shrink-0 place-items-center rounded-lg text-white hover:bg-white/15 [&_svg]:size-6',
        className,
      )}
    />
  )
}
