'use client'

import { AlertDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'
import { overlayClasses, sheetClasses } from './sheet-classes'
import { useFocusBack } from './use-focus-back'

interface ConfirmProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description: ReactNode
  /** What the button does, as a verb: "Refund ¥4,500". */
  confirm: string
  keep: string
  onConfirm: () => void
  /** While the work goes on the dialog stays, so that its outcome is seen where it was asked for. */
  busy?: boolean
  danger?: boolean
  /** A reason field, a problem panel. */
  children?: ReactNode
}

/** Asks once more before something that cannot be undone. Closing it keeps everything as it was. */
export function Confirm(props: ConfirmProps) {
  const { open, onOpenChange, title, description, confirm, keep, onConfirm, busy = false, danger = true, children } = props
  const focusBack = useFocusBack(open)
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => (busy ? undefined : onOpenChange(next))}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlayClasses} />
        <AlertDialog.Content className={sheetClasses} onCloseAutoFocus={focusBack}>
          <AlertDialog.Title className="text-xl">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 text-ink-soft">{description}</div>
          </AlertDialog.Description>
          {children !== undefined && <div className="mt-4 space-y-4">{children}</div>}
          <div className="mt-6 flex flex-col-reverse gap-2.5 sm:flex-row sm:justify-end">
            <AlertDialog.Cancel asChild>
              <Button look="quiet" disabled={busy}>
                {keep}
              </Button>
            </AlertDialog.Cancel>
            <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
