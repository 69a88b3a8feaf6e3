import { CircleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'

interface FieldProps {
  label: string
  help?: string
  /** Said to screen readers as soon as it appears. */
  error?: string
  /** Spread these on the input. */
  children: (input: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** A label, its input, its help and its error, tied together for assistive technology. */
export function Field({ label, help, error, children }: FieldProps) {
  const id = useId()
  const helpId = `${id}-help`
  const errorId = `${id}-error`
  const described = [help !== undefined && helpId, error !== undefined && errorId].filter(Boolean).join(' ')
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(error === undefined ? {} : { 'aria-invalid': true as const }),
      })}
      {help !== undefined && (
        <p id={helpId} className="text-sm text-ink-soft">
          {help}
        </p>
      )}
      <p id={errorId} role="alert" className="flex items-center gap-1.5 text-sm font-semibold text-bad empty:hidden">
        {error !== undefined && (
          <>
            <CircleAlert aria-hidden className="size-4 shrink-0" />
            {error}
          </>
        )}
      </p>
    </div>
  )
}
