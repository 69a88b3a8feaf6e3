'use client'

import { CircleAlert, CircleCheck, CircleDot, Circle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { cn } from '@/components/ui/class-names'
import { PartLink } from './part-link'
import { isUnsaved, markOf, sectionKeys, type SectionKey, type SectionMark } from './places'
import type { Plan } from './plan'
import { useUnsavedNames } from './use-unsaved'

const marks = {
  unsaved: { Icon: CircleDot, colour: 'text-warn' },
  missing: { Icon: CircleAlert, colour: 'text-warn' },
  done: { Icon: CircleCheck, colour: 'text-good' },
  empty: { Icon: Circle, colour: 'text-line-strong' },
} satisfies Record<SectionMark | 'unsaved', object>

/** The parts of an event's plan: at the left of a desk, in a row above on a phone; each says how it stands. */
export function SectionNav({ plan, shown }: { plan: Plan; shown: SectionKey }) {
  const t = useTranslations('organiser')
  const unsaved = useUnsavedNames()
  const row = useRef<HTMLOListElement>(null)
  useEffect(() => {
    // On a phone the row is longer than the screen; the page itself stays where it is.
    const present = row.current?.querySelector<HTMLElement>('[aria-current]')
    row.current?.scrollTo({ left: (present?.parentElement?.offsetLeft ?? 0) - 48 })
  }, [shown])
  return (
    <nav aria-label={t('parts')} className="sticky top-16 z-20 -mx-4 bg-page px-4 py-2 sm:-mx-6 sm:px-6 lg:top-24 lg:mx-0 lg:self-start lg:p-0">
      <ol ref={row} className="relative flex gap-1 overflow-x-auto lg:flex-col lg:overflow-visible">
        {sectionKeys.map((key) => {
          const mark = isUnsaved(key, unsaved) ? 'unsaved' : markOf(plan, key)
          const { Icon, colour } = marks[mark]
          return (
            <li key={key} className="relative shrink-0">
              <PartLink
                to={key}
                aria-current={key === shown ? 'step' : undefined}
                className="flex min-h-11 items-center gap-2.5 rounded-xl px-3 font-semibold whitespace-nowrap text-ink-soft hover:bg-ink/5 hover:text-ink aria-[current=step]:bg-card aria-[current=step]:text-ink aria-[current=step]:shadow-card"
              >
                <Icon aria-hidden className={cn('size-5 shrink-0', colour)} />
                {t(`sections.${key}`)}
                <span className="sr-only">{t(`marks.${mark}`)}</span>
              </PartLink>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
