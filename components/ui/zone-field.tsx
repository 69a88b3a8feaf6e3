'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Field } from './field'
import { inputClasses } from './input'
import { zoneChoices } from './zone-names'

interface ZoneFieldProps {
  label: string
  help?: string
  value: string
  onChange: (zone: string) => void
  /** The day whose offsets are named, ISO. */
  instant: string
  disabled?: boolean
}

/** An IANA zone. The browser's own list: there are hundreds, and typing finds them. */
export function ZoneField({ label, help, value, onChange, instant, disabled = false }: ZoneFieldProps) {
  const t = useTranslations('form')
  const locale = useLocale()
  const { near, others } = useMemo(() => zoneChoices([value], instant, locale), [value, instant, locale])
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(input) => (
        <select {...input} value={value} disabled={disabled} onChange={(change) => onChange(change.target.value)} className={inputClasses}>
          <optgroup label={t('nearZones')}>
            {near.map(({ zone, label: name }) => (
              <option key={zone} value={zone}>
                {name}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('otherZones')}>
            {others.map(({ zone, label: name }) => (
              <option key={zone} value={zone}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      )}
    </Field>
  )
}
