'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import { useViewerZone } from './clock'
import { FieldGroup } from './field-group'
import { Input } from './input'
import { momentText, sameClock, timeText, zoneText } from './moments'
import { instantOf, type WallTime } from './zoned-time'

interface MomentFieldProps {
  label: string
  value: WallTime
  onChange: (value: WallTime) => void
  /** IANA zone of the event: the times are those of its clocks. */
  zone: string
  help?: string
  error?: string
  id?: string
  disabled?: boolean
}

/** A date and a time on the clocks of the event's zone, with the zone said beside it. */
export function MomentField({ label, value, onChange, zone, help, error, id, disabled = false }: MomentFieldProps) {
  return (
    <FieldGroup
      legend={label}
      id={id}
      {...(error === undefined ? {} : { error })}
      help={
        <>
          {help !== undefined && <p>{help}</p>}
          <ZoneNote value={value} zone={zone} />
        </>
      }
    >
      <WallInputs label={label} value={value} onChange={onChange} isWrong={error !== undefined} disabled={disabled} />
    </FieldGroup>
  )
}

interface WallInputsProps {
  label: string
  value: WallTime
  onChange: (value: WallTime) => void
  isWrong?: boolean
  disabled?: boolean
}

/** The date and the time of a moment, without a legend of their own. */
export function WallInputs({ label, value, onChange, isWrong = false, disabled = false }: WallInputsProps) {
  const t = useTranslations('form')
  const own = useId()
  const wrong = isWrong ? { 'aria-invalid': true as const } : {}
  return (
    <div className="flex flex-wrap gap-2">
      <label htmlFor={`${own}-date`} className="sr-only">
        {t('dateOf', { label })}
      </label>
      <Input
        id={`${own}-date`}
        type="date"
        required
        min="2020-01-01"
        max="2099-12-31"
        disabled={disabled}
        className="w-42"
        value={value.date}
        onChange={(change) => onChange({ ...value, date: change.target.value })}
        {...wrong}
      />
      <label htmlFor={`${own}-time`} className="sr-only">
        {t('timeOf', { label })}
      </label>
      <Input
        id={`${own}-time`}
        type="time"
        required
        disabled={disabled}
        className="w-36"
        value={value.time}
        onChange={(change) => onChange({ ...value, time: change.target.value.slice(0, 5) })}
        {...wrong}
      />
    </div>
  )
}

/** The zone's name; the viewer's own time where it is another; and a word where clocks are changed that night. */
export function ZoneNote({ value, zone }: { value: WallTime; zone: string }) {
  const t = useTranslations('form')
  const time = useTranslations('time')
  const locale = useLocale()
  const viewerZone = useViewerZone()
  const found = instantOf(value, zone)
  if (found === null) return null
  const { instant, comes } = found
  return (
    <>
      <p>
        {zoneText(instant, locale, zone)}
        {viewerZone !== null && !sameClock(instant, zone, viewerZone) && (
          <span className="ml-2">{time('yourTime', { time: momentText(instant, locale, viewerZone) })}</span>
        )}
      </p>
      {comes !== 'once' && <p className="font-semibold text-warn">{t(comes, { time: timeText(instant, locale, zone) })}</p>}
    </>
  )
}
