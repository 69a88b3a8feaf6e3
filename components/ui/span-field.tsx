'use client'

import { useTranslations } from 'next-intl'
import { FieldGroup } from './field-group'
import { WallInputs, ZoneNote } from './moment-field'
import { moveSpan, type WallSpan } from './zoned-time'

interface SpanFieldProps {
  label: string
  value: WallSpan
  onChange: (value: WallSpan) => void
  zone: string
  help?: string
  error?: string
  id?: string
  disabled?: boolean
  /** The end stays where it is when the start moves: for sale windows, whose end is tied to something else. */
  fixedEnd?: boolean
}

/** A start and an end on the clocks of one zone. The end moves along with the start. */
export function SpanField({ label, value, onChange, zone, help, error, id, disabled = false, fixedEnd = false }: SpanFieldProps) {
  const t = useTranslations('form')
  const parts = [
    { key: 'starts' as const, change: (starts: WallSpan['starts']) => onChange(fixedEnd ? { ...value, starts } : moveSpan(value, starts)) },
    { key: 'ends' as const, change: (ends: WallSpan['ends']) => onChange({ ...value, ends }) },
  ]
  return (
    <FieldGroup
      legend={label}
      id={id}
      {...(error === undefined ? {} : { error })}
      help={
        <>
          {help !== undefined && <p>{help}</p>}
          <ZoneNote value={value.starts} zone={zone} />
        </>
      }
    >
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {parts.map(({ key, change }) => (
          <div key={key} className="flex flex-wrap items-center gap-2">
            <span className="w-10 text-sm text-ink-soft">{t(key)}</span>
            <WallInputs label={`${label} ${t(key)}`} value={value[key]} onChange={change} isWrong={error !== undefined} disabled={disabled} />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}
