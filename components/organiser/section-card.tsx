'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonClasses } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PartLink } from './part-link'
import { sectionKeys, type SectionKey } from './places'

interface SectionCardProps {
  name: SectionKey
  /** Only the section that the address names is seen; the others keep what was typed in them. */
  isShown: boolean
  /** What the part is for, where its usual words do not fit any more. */
  lead?: string | undefined
  children: ReactNode
  /** A save bar, for sections that are one form. */
  foot?: ReactNode
}

/** One part of an event's plan, with its heading and the way to the next part. */
export function SectionCard({ name, isShown, lead, children, foot }: SectionCardProps) {
  const t = useTranslations('organiser')
  const next = sectionKeys[sectionKeys.indexOf(name) + 1]
  return (
    <div hidden={!isShown}>
      <Card id={name} tabIndex={-1} aria-labelledby={`${name}-heading`} className="scroll-mt-36 outline-none">
        <div className="space-y-7 p-5 sm:p-7">
          <div>
            <h2 id={`${name}-heading`} className="text-xl">
              {t(`sections.${name}`)}
            </h2>
            <p className="mt-1 text-ink-soft">{lead ?? t(`leads.${name}`)}</p>
          </div>
          {children}
        </div>
        {foot}
      </Card>
      {next !== undefined && (
        <p className="mt-4 text-right">
          <PartLink to={next} className={buttonClasses({ look: 'link' })}>
            {t('next', { name: t(`sections.${next}`) })}
            <ArrowRight aria-hidden />
          </PartLink>
        </p>
      )}
    </div>
  )
}
