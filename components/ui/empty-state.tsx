import type { ReactNode } from 'react'
import { MeetingRings } from './meeting-rings'

interface EmptyStateProps {
  title: string
  text?: string
  action?: ReactNode
}

export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-2xl border border-dashed border-line-strong/50 bg-card px-6 py-12 text-center">
      <MeetingRings className="h-20 w-auto text-line-strong/70" />
      <p className="mt-5 text-lg font-bold text-balance">{title}</p>
      {text !== undefined && <p className="mt-1 max-w-md text-ink-soft">{text}</p>}
      {action !== undefined && action !== false && <div className="mt-6">{action}</div>}
    </div>
  )
}
