'use client'

import { Check, ChevronDown } from 'lucide-react'
import { Select as Parts } from 'radix-ui'
import { cn } from './class-names'
import { inputClasses } from './input'

/** The list brings a style sheet of its own, which the page's policy wants to be named by its nonce. It opens in a browser only. */
function pageNonce(): string | undefined {
  return (globalThis as typeof globalThis & { __webpack_nonce__?: string }).__webpack_nonce__
}

interface SelectProps<Value extends string> {
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string
  value: Value
  onValueChange: (value: Value) => void
  options: readonly { value: Value; label: string }[]
  disabled?: boolean
  className?: string
}

/** One of a few. */
export function Select<Value extends string>({ value, onValueChange, options, disabled, className, ...labels }: SelectProps<Value>) {
  const choose = (next: string) => {
    const option = options.find((one) => one.value === next)
    if (option !== undefined) onValueChange(option.value)
  }
  return (
    <Parts.Root value={value} onValueChange={choose} disabled={disabled}>
      <Parts.Trigger {...labels} className={cn(inputClasses, 'flex items-center justify-between gap-2 text-left', className)}>
        <Parts.Value />
        <Parts.Icon>
          <ChevronDown aria-hidden className="size-4 text-ink-soft" />
        </Parts.Icon>
      </Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          position="popper"
          sideOffset={6}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) overflow-auto rounded-xl border border-line bg-card p-1.5 text-ink shadow-2xl"
        >
          <Parts.Viewport nonce={pageNonce()}>
            {options.map((option) => (
              <Parts.Item
                key={option.value}
                value={option.value}
                className="flex min-h-11 cursor-pointer items-center justify-between gap-3 rounded-lg px-3 outline-none select-none data-highlighted:bg-sunken data-highlighted:ring-2 data-highlighted:ring-accent-word/60"
              >
                <Parts.ItemText>{option.label}</Parts.ItemText>
                <Parts.ItemIndicator>
                  <Check aria-hidden className="size-4" />
                </Parts.ItemIndicator>
              </Parts.Item>
            ))}
          </Parts.Viewport>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  )
}
