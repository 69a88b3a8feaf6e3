'use client'

import { DropdownMenu as Parts } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './class-names'

export const DropdownMenu = Parts.Root
export const DropdownMenuTrigger = Parts.Trigger

export function DropdownMenuContent({ className, ...rest }: ComponentProps<typeof Parts.Content>) {
  return (
    <Parts.Portal>
      <Parts.Content
        sideOffset={6}
        align="end"
        collisionPadding={12}
        className={cn(
          'z-50 min-w-52 animate-fade-in rounded-xl border border-line bg-card p-1.5 text-ink shadow-2xl',
          className,
        )}
        {...rest}
      />
    </Parts.Portal>
  )
}

const itemClasses =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 py-2 font-medium outline-none select-none data-highlighted:bg-sunken data-highlighted:ring-2 data-highlighted:ring-accent-word/60 data-disabled:opacity-50 [&_svg]:size-4.5 [&_svg]:shrink-0'

export function DropdownMenuItem({ className, ...rest }: ComponentProps<typeof Parts.Item>) {
  return <Parts.Item className={cn(itemClasses, className)} {...rest} />
}

export function DropdownMenuSeparator() {
  return <Parts.Separator className="my-1.5 h-px bg-line" />
}

export function DropdownMenuLabel({ className, ...rest }: ComponentProps<typeof Parts.Label>) {
  return <Parts.Label className={cn('px-3 py-1.5 text-sm text-ink-soft', className)} {...rest} />
}
