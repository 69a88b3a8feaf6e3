'use client'

import { useLocale, useTranslations } from 'next-intl'
import { CheckField } from '@/components/ui/check-field'
import { useDurationText } from '@/components/ui/countdown'
import { FieldGroup } from '@/components/ui/field-group'
import { localText } from '@/components/ui/local-text'
import { BroadcastsFirst } from './broadcasts-first'
import type { Opens } from './forms/ticket-type'
import type { Plan } from './plan'

interface OpensFieldProps {
  plan: Plan
  value: readonly string[]
  onChange: (value: string[]) => void
  /** What buyers have already: it can only grow. */
  fixed: readonly string[]
  error?: string
}

/** What a ticket of this type lets one watch: each broadcast live, and its archive. */
export function OpensField({ plan, value, onChange, fixed, error }: OpensFieldProps) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const duration = useDurationText()
  const set = (opens: Opens, isOpen: boolean) => onChange(isOpen ? [...value, opens] : value.filter((one) => one !== opens))
  const isEmpty = plan.broadcasts.length === 0
  return (
    <FieldGroup legend={t('opens')} {...(fixed.length > 0 ? { help: t('opensGrow') } : {})} {...(error === undefined || isEmpty ? {} : { error })}>
      {isEmpty && <BroadcastsFirst />}
      <ul className="space-y-3">
        {plan.broadcasts.map(({ id, title, archiveMinutes }) => (
          <li key={id} className="rounded-xl bg-sunken px-4 py-2">
            <p className="pt-1 text-sm text-ink-soft">{localText(title, locale)}</p>
            <div className="flex flex-wrap gap-x-8">
              <CheckField label={t('opensBroadcast')} checked={value.includes(`broadcast ${id}`)} disabled={fixed.includes(`broadcast ${id}`)} onChange={(isOpen) => set(`broadcast ${id}`, isOpen)} />
              {/* One that is chosen although there is none any more can be taken out. */}
              {(archiveMinutes > 0 || value.includes(`archive ${id}`)) && (
                <CheckField
                  label={archiveMinutes > 0 ? t('opensArchive', { time: duration(archiveMinutes * 60_000) }) : t('opensArchiveShort')}
                  checked={value.includes(`archive ${id}`)}
                  disabled={fixed.includes(`archive ${id}`)}
                  onChange={(isOpen) => set(`archive ${id}`, isOpen)}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </FieldGroup>
  )
}
