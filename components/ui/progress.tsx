import { cn } from './class-names'

interface ProgressProps {
  label: string
  /** 0 to 1; null while nobody knows how long it takes. */
  value: number | null
  className?: string
}

export function Progress({ label, value, className }: ProgressProps) {
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn('h-2 overflow-hidden rounded-full bg-ink/10', className)}
    >
      {percent === undefined ? (
        <div className="h-full w-1/3 animate-sweep rounded-full bg-accent-word" />
      ) : (
        <div className="h-full rounded-full bg-accent-word transition-[width] duration-500" style={{ width: `${percent}%` }} />
      )}
    </div>
  )
}
