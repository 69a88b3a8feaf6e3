'use client'

import { Tooltip as Parts } from 'radix-ui'
import type { ReactNode } from 'react'

interface TooltipProps {
  text: string
  children: ReactNode
}

/** An extra for pointers and keyboards. Nothing may be said only here: phones do not hover. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <Parts.Provider delayDuration={300}>
      <Parts.Root>
        <Parts.Trigger asChild>{children}</Parts.Trigger>
        <Parts.Portal>
          <Parts.Content
            sideOffset={6}
            collisionPadding={12}
            className="z-50 max-w-72 animate-fade-in rounded-lg bg-ink px-3 py-1.5 text-sm text-page shadow-lg"
          >
            {text}
            <Parts.Arrow className="fill-ink" />
          </Parts.Content>
        </Parts.Portal>
      </Parts.Root>
    </Parts.Provider>
  )
}
