'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from './button'
import { cn } from './class-names'
import { Field } from './field'
import { inputClasses } from './input'
import { groupedText, readWhole } from './whole-number'

interface WholeNumberFieldProps {
  label: string
  /** Null while it is empty or not a number. */
  value: number | null
  onChange: (value: number | null) => void
  help?: string
  error?: string
  /** Before the figure, as `¥`. */
  before?: string
  /** After the figure, as `枚`. */
  after?: string
  /** With two buttons, by this much. */
  step?: number
  least?: number
  most?: number
  disabled?: boolean
}

/** A whole number. It is grouped when it is left, and as it was typed while it is typed. */
export function WholeNumberField(props: WholeNumberFieldProps) {
  const { label, value, onChange, help, error, before, after, step, least = 0, most = 999_999_999, disabled = false } = props
  const t = useTranslations('form')
  const [typed, setTyped] = useState<string | null>(null)
  // What was typed stands only as long as it means the value: that may be set back from outside.
  const shown = typed !== null && readWhole(typed) === value ? typed : value === null ? '' : groupedText(value)
  const stepTo = (next: number) => {
    setTyped(null)
    onChange(Math.min(most, Math.max(least, next)))
  }
  return (
    <Field label={label} {...(help === undefined ? {} : { help })} {...(error === undefined ? {} : { error })}>
      {(input) => (
        <div className="flex items-center gap-2">
          {step !== undefined && (
            <Button look="quiet" size="icon" aria-label={t('less', { label })} disabled={disabled || (value ?? least) <= least} onClick={() => stepTo((value ?? least) - step)}>
              <Minus aria-hidden />
            </Button>
          )}
          <div className="relative">
            {before !== undefined && (
              <span aria-hidden className="absolute inset-y-0 left-3.5 flex items-center text-ink-soft">
                {before}
              </span>
            )}
            <input
              {...input}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              disabled={disabled}
              className={cn(inputClasses, 'w-38 text-right tabular-nums', before !== undefined && 'pl-8', step !== undefined && 'w-20')}
              value={shown}
              onChange={(change) => {
                setTyped(change.target.value)
                onChange(readWhole(change.target.value))
              }}
              onBlur={() => (value === null ? undefined : setTyped(null))}
            />
          </div>
          {step !== undefined && (
            <Button look="quiet" size="icon" aria-label={t('more', { label })} disabled={disabled || (value ?? least) >= most} onClick={() => stepTo((value ?? least) + step)}>
              <Plus aria-hidden />
            </Button>
          )}
          {after !== undefined && (
            <span aria-hidden className="text-sm text-ink-soft">
              {after}
            </span>
          )}
        </div>
      )}
    </Field>
  )
}
