import type { ComponentProps } from 'react'
import { cn } from './class-names'

export const inputClasses =
  'min-h-11 w-full rounded-xl border border-line-strong bg-card px-3.5 py-2 text-base text-ink placeholder:text-ink-soft/80 aria-invalid:border-bad aria-invalid:outline-bad disabled:opacity-60'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(inputClasses, className)} {...rest} />
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={3} className={cn(inputClasses, className)} {...rest} />
}
