'use client'

import { Tabs as Parts } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './class-names'

export const Tabs = Parts.Root

export function TabsList({ className, ...rest }: ComponentProps<typeof Parts.List>) {
  return <Parts.List className={cn('flex gap-1 overflow-x-auto border-b border-line', className)} {...rest} />
}

export function TabsTrigger({ className, ...rest }: ComponentProps<typeof Parts.Trigger>) {
  return (
    <Parts.Trigger
      className={cn(
        'min-h-11 border-b-3 border-transparent px-4 font-semibold whitespace-nowrap text-ink-soft hover:text-ink data-[state=active]:border-accent-word data-[state=active]:text-ink',
        className,
      )}
      {...rest}
    />
  )
}

export const TabsContent = Parts.Content
