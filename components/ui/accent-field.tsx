'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { RadioGroup } from 'radix-ui'
import { accentChoices } from './accent-choices'
import { FieldGroup } from './field-group'

interface AccentFieldProps {
  label: string
  help?: string
  /** `#rrggbb` */
  value: string
  onChange: (value: string) => void
  id?: string
  disabled?: boolean
}

/** One of the colours that can be read; a colour chosen elsewhere stands among them. */
export function AccentField({ label, help, value, onChange, id, disabled = false }: AccentFieldProps) {
  const t = useTranslations('form.colours')
  const isKnown = accentChoices.some(({ colour }) => colour === value.toLowerCase())
  const choices = [
    ...accentChoices.map(({ key, colour }) => ({ name: t(key), colour: colour as string })),
    ...(isKnown ? [] : [{ name: t('own'), colour: value }]),
  ]
  return (
    <FieldGroup legend={label} id={id} {...(help === undefined ? {} : { help })}>
      <RadioGroup.Root value={value.toLowerCase()} onValueChange={onChange} disabled={disabled} aria-label={label} className="flex flex-wrap gap-2">
        {choices.map(({ name, colour }) => (
          <RadioGroup.Item
            key={colour}
            value={colour.toLowerCase()}
            aria-label={name}
            title={name}
            className="group flex size-11 items-center justify-center rounded-full border-2 border-transparent data-[state=checked]:border-ink"
          >
            <svg aria-hidden viewBox="0 0 32 32" className="size-8">
              <circle cx="16" cy="16" r="16" fill={colour} />
            </svg>
            <RadioGroup.Indicator className="absolute">
              <Check aria-hidden className="size-5 text-white" />
            </RadioGroup.Indicator>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </FieldGroup>
  )
}
