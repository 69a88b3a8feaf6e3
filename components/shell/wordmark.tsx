import { cn } from '@/components/ui/class-names'

/** Two open rings that hold each other: a handshake. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 40 28" fill="none" strokeWidth="5" strokeLinecap="round" className={className}>
      <path d="M23.5 14a9.5 9.5 0 1 1-4.2-7.9" className="stroke-ink" />
      <path d="M16.5 14a9.5 9.5 0 1 1 4.2 7.9" className="stroke-accent-word opacity-55" />
    </svg>
  )
}

/** The mark and the name in both scripts. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2.5 whitespace-nowrap', className)}>
      <Mark className="h-6 w-auto" />
      <span className="text-xl leading-none font-extrabold tracking-tight">
        Akushu
        <span lang="ja" className="ml-1.5 text-[0.72em] font-semibold tracking-normal text-ink-soft">
          握手
        </span>
      </span>
    </span>
  )
}
