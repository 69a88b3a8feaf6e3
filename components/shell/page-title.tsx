import type { ReactNode } from 'react'

interface PageTitleProps {
  title: string
  lead?: ReactNode
  action?: ReactNode
}

export function PageTitle({ title, lead, action }: PageTitleProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-3 sm:mb-8">
      <div>
        <h1 className="text-2xl font-extrabold sm:text-3xl">{title}</h1>
        {lead !== undefined && <p className="mt-1.5 text-ink-soft">{lead}</p>}
      </div>
      {action}
    </div>
  )
}
