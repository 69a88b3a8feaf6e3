import { useId, type ReactNode } from 'react'
import { cn } from './class-names'

interface CheckFieldProps {
  label: ReactNode
  help?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  className?: string
}

/** One yes or no; the words beside it are its label. */
export function CheckField({ label, help, checked, onChange, disabled = false, className }: CheckFieldProps) {
  const id = useId()
  return (
    <div className={cn('flex items-start gap-3', className)}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        {...(help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
        className="mt-2.5 size-6 shrink-0 accent-(--accent-word) disabled:opacity-55"
        onChange={(change) => onChange(change.target.checked)}
      />
      <div className="min-w-0 py-2">
        <label htmlFor={id} className={cn('block', disabled ? 'text-ink-soft' : 'cursor-pointer font-semibold')}>
          {label}
        </label>
        {help !== undefined && (
          <div id={`${id}-help`} className="text-sm text-ink-soft">
            {help}
          </div>
        )}
      </div>
    </div>
  )
}
