'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Parts } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'
import { focusFirstField } from './focus-first-field'
import { overlayClasses, sheetClasses } from './sheet-classes'
import { useFocusBack } from './use-focus-back'

interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children?: ReactNode
}

/** A dialog; on a phone it rises from the lower edge, near the thumb. */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const t = useTranslations('ui')
  const focusBack = useFocusBack(open)
  return (
    <Parts.Root open={open} onOpenChange={onOpenChange}>
      <Parts.Portal>
        <Parts.Overlay className={overlayClasses} />
        <Parts.Content
          className={sheetClasses}
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={focusBack}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <div className="flex items-start justify-between gap-3">
            <Parts.Title className="pt-1.5 text-xl">{title}</Parts.Title>
            <Parts.Close asChild>
              <Button look="plain" size="icon" className="-mt-1 -mr-2" aria-label={t('close')}>
                <X aria-hidden />
              </Button>
            </Parts.Close>
          </div>
          {description !== undefined && (
            <Parts.Description className="mt-1 text-ink-soft">{description}</Parts.Description>
          )}
          <div className="mt-5">{children}</div>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  )
}
