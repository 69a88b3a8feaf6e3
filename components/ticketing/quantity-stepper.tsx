'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

interface QuantityStepperProps {
  /** What is counted, for screen readers: "Quantity of …". */
  label: string
  value: number
  most: number
  onChange: (value: number) => void
}

/** One at a time, with two thumbs' worth of button. */
export function QuantityStepper({ label, value, most, onChange }: QuantityStepperProps) {
  const t = useTranslations('ui')
  return (
    <div role="group" aria-label={label} className="inline-flex items-center rounded-xl border border-line-strong/60">
      <Button look="plain" size="icon" aria-label={t('decrease')} disabled={value <= 1} onClick={() => onChange(value - 1)}>
        <Minus aria-hidden />
      </Button>
      <output aria-live="polite" className="min-w-9 text-center text-lg font-bold tabular-nums">
        {value}
      </output>
      <Button look="plain" size="icon" aria-label={t('increase')} disabled={value >= most} onClick={() => onChange(value + 1)}>
        <Plus aria-hidden />
      </Button>
    </div>
  )
}
