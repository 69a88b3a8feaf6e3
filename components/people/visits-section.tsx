'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { useViewerZone } from '@/components/ui/clock'
import { momentRangeText } from '@/components/ui/moments'
import type { PeopleDto } from '@/lib/accounts/contract'
import { Section } from './section'

/** When the platform's people were here, and why they said they were. */
export function VisitsSection({ people }: { people: PeopleDto }) {
  const t = useTranslations('people')
  const locale = useLocale()
  const zone = useViewerZone()
  return (
    <Section id="visits" title={t('visitsHeading')} lead={t('visitsLead')}>
      {people.visits.length === 0 && <p className="border-t border-line px-5 py-4 text-sm text-ink-soft sm:px-6">{t('visitsEmpty')}</p>}
      <ul className="divide-y divide-line">
        {people.visits.map((visit) => (
          <li key={visit.id} className="px-5 py-3.5 first:border-t first:border-line sm:px-6">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <span className="font-bold">{t(`visitRole.${visit.role}`)}</span>
              <Badge tone={visit.isOpen ? 'warn' : 'neutral'}>{visit.isOpen ? t('visitGoing') : t('visitOver')}</Badge>
              {zone !== null && (
                <span className="text-sm text-ink-soft tabular-nums">
                  {momentRangeText(visit.from, visit.until, locale, zone)}
                </span>
              )}
            </p>
            <p className="mt-1 text-sm break-words whitespace-pre-line">{visit.reason}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
