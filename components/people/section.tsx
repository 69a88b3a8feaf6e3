import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

interface SectionProps {
  id: string
  title: string
  lead: string
  action?: ReactNode
  children: ReactNode
}

/** One matter of the page, with what may be done about it beside its title. */
export function Section({ id, title, lead, action, children }: SectionProps) {
  return (
    <Card aria-labelledby={id}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 p-5 pb-4 sm:px-6 sm:pt-6">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id={id} className="text-xl font-bold">
            {title}
          </h2>
          <p className="mt-1 text-sm text-ink-soft">{lead}</p>
        </div>
        {action}
      </div>
      {children}
    </Card>
  )
}
