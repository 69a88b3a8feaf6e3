import { CircleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { cn } from './class-names'

interface FieldGroupProps {
  legend: string
  /** Beside the legend: a mark such as "missing in English". */
  mark?: ReactNode
  help?: ReactNode
  /** Said to screen readers as soon as it appears. */
  error?: string
  /** The element that a link from a checklist leads to. */
  id?: string
  className?: string
  children: ReactNode
}

/** Several inputs that are one answer, with one legend, one help and one error. */
export function FieldGroup({ legend, mark, help, error, id, className, children }: FieldGroupProps) {
  const own = useId()
  const described = [help !== undefined && `${own}-help`, error !== undefined && `${own}-error`].filter(Boolean).join(' ')
  return (
    <fieldset id={id} tabIndex={-1} {...(described === '' ? {} : { 'aria-describedby': described })} className={cn('min-w-0 scroll-mt-24 outline-none', className)}>
      <legend className="mb-1.5 flex w-full flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold">
        {legend}
        {mark}
      </legend>
      {children}
      {help !== undefined && (
        <div id={`${own}-help`} className="mt-1.5 text-sm text-ink-soft">
          {help}
        </div>
      )}
      <FieldError id={`${own}-error`} error={error} className="mt-1.5" />
    </fieldset>
  )
}

/** An error in red with its sign; empty while there is none, so that its coming is announced. */
export function FieldError({ id, error, className }: { id?: string; error: string | undefined; className?: string }) {
  return (
    <p id={id} role="alert" className={cn('flex items-center gap-1.5 text-sm font-semibold text-bad empty:hidden', className)}>
      {error !== undefined && (
        <>
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          {error}
        </>
      )}
    </p>
  )
}
