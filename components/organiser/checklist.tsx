'use client'

import { ArrowRight, CircleAlert, CircleCheck, Info } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { localText } from '@/components/ui/local-text'
import { PartLink } from './part-link'
import { isTyped, placeOf } from './places'
import type { Plan } from './plan'
import { useUnsavedNames } from './use-unsaved'

/** What is missing before the event can be published, and what to look at twice; each line leads to its field. */
export function Checklist({ checklist }: Pick<Plan, 'checklist'>) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const unsaved = useUnsavedNames()
  const { missing, warnings } = checklist
  const groups = [
    { key: 'missing' as const, lines: missing, Icon: CircleAlert, colour: 'text-bad' },
    { key: 'warnings' as const, lines: warnings, Icon: Info, colour: 'text-warn' },
  ]
  return (
    <div className="space-y-6">
      {missing.length === 0 && (
        <p className="flex items-center gap-2.5 rounded-xl bg-good-wash p-4 font-semibold text-good">
          <CircleCheck aria-hidden className="size-5 shrink-0" />
          {t('nothingMissing')}
        </p>
      )}
      {groups
        .filter(({ lines }) => lines.length > 0)
        .map(({ key, lines, Icon, colour }) => (
          <div key={key}>
            <h3 className="font-bold">{t(`checklist.${key}`, { count: lines.length })}</h3>
            <ul className="mt-2 divide-y divide-line rounded-xl border border-line">
              {lines.map((line) => (
                <li key={`${line.code} ${line.item?.ja ?? ''} ${line.item?.en ?? ''}`}>
                  <PartLink to={placeOf(line)} className="flex min-h-12 items-center gap-3 px-4 py-2.5 hover:bg-sunken">
                    <Icon aria-hidden className={`size-5 shrink-0 ${colour}`} />
                    <span className="min-w-0 flex-1">
                      {t(`check.${line.code}`)}
                      {line.item !== null && <span className="ml-1.5 text-ink-soft">{t('checkItem', { item: localText(line.item, locale) || t('untitled') })}</span>}
                    </span>
                    {isTyped(line, unsaved) && <Badge tone="warn">{t('notSavedYet')}</Badge>}
                    <ArrowRight aria-hidden className="size-4 shrink-0 text-ink-soft" />
                  </PartLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  )
}
