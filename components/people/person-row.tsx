import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'

interface PersonRowProps {
  name: string
  role: string
  /** More words about them: "You", "No passkey yet". */
  marks?: ReactNode
  /** A line below: what they are limited to. */
  note?: ReactNode
  actions?: ReactNode
}

/** A person, as what, and what may be done about it. */
export function PersonRow({ name, role, marks, note, actions }: PersonRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5 sm:px-6">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-bold break-words">{name}</span>
          <Badge>{role}</Badge>
          {marks}
        </p>
        {note !== undefined && <div className="mt-0.5 text-sm text-ink-soft">{note}</div>}
      </div>
      {actions !== undefined && <div className="-mr-2 flex flex-wrap gap-1">{actions}</div>}
    </li>
  )
}
