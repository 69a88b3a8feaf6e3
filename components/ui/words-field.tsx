'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Badge } from './badge'
import { FieldError, FieldGroup } from './field-group'
import { Input, TextArea } from './input'
import type { LocalText } from './local-text'

export interface WordsErrors {
  ja?: string
  en?: string
}

interface WordsFieldProps {
  label: string
  value: LocalText
  onChange: (value: LocalText) => void
  onBlur?: () => void
  help?: string
  errors?: WordsErrors
  /** Most characters in each language. */
  most: number
  /** Lines to begin with; one line without breaks when left out. */
  rows?: number
  /** May be left out in both languages; half of it is still marked. */
  optional?: boolean
  id?: string
  disabled?: boolean
}

const languages = ['ja', 'en'] as const

/** One text in both languages, side by side from 768 px on; what is missing is marked while it is written. */
export function WordsField(props: WordsFieldProps) {
  const { label, value, onChange, onBlur, help, errors = {}, most, rows, optional = false, id, disabled = false } = props
  const t = useTranslations('form')
  const own = useId()
  const empty = languages.filter((language) => value[language].trim() === '')
  const isMarked = empty.length === 1 || (empty.length === 2 && !optional)
  return (
    <FieldGroup
      legend={label}
      id={id}
      {...(help === undefined ? {} : { help })}
      mark={
        <>
          {optional && <span className="text-sm font-normal text-ink-soft">{t('optional')}</span>}
          {isMarked && <Badge tone="warn">{t(`missing.${empty.length === 2 ? 'both' : (empty[0] ?? 'both')}`)}</Badge>}
        </>
      }
    >
      <div className="grid gap-3 md:grid-cols-2">
        {languages.map((language) => {
          const input = {
            id: `${own}-${language}`,
            lang: language,
            value: value[language],
            maxLength: most,
            disabled,
            onBlur,
            onChange: (change: { target: { value: string } }) => onChange({ ...value, [language]: change.target.value }),
            ...(errors[language] === undefined ? {} : { 'aria-invalid': true as const, 'aria-describedby': `${own}-${language}-error` }),
          }
          const left = most - value[language].length
          return (
            <div key={language} className="min-w-0">
              <div className="mb-1 flex items-baseline justify-between gap-2 text-sm text-ink-soft">
                <label htmlFor={input.id}>
                  <span className="sr-only">{label} </span>
                  {t(`languages.${language}`)}
                </label>
                {left <= Math.max(20, most / 10) && <span className="text-xs tabular-nums">{t('left', { count: left })}</span>}
              </div>
              {rows === undefined ? <Input {...input} /> : <TextArea rows={rows} {...input} />}
              <FieldError id={`${own}-${language}-error`} error={errors[language]} className="mt-1" />
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}
