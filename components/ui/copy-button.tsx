'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type ComponentProps } from 'react'
import { Button } from './button'
import { inputClasses } from './input'

interface CopyButtonProps extends Pick<ComponentProps<typeof Button>, 'look' | 'size' | 'wide' | 'className'> {
  text: string
  /** What the button says: "Copy the link". */
  label: string
}

/** How long "Copied" stands there, ms. */
const saidMs = 2_500

const select = (input: HTMLInputElement | null) => input?.select()

/** Copies a text. Where the browser refuses, the text itself appears, selected, to be copied by hand. */
export function CopyButton({ text, label, ...looks }: CopyButtonProps) {
  const t = useTranslations('ui')
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (outcome !== 'copied') return
    const timer = setTimeout(() => setOutcome(null), saidMs)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      // Web views of apps often have no clipboard; the text can still be taken by hand.
      setOutcome('refused')
    }
  }
  return (
    <>
      <Button look="quiet" {...looks} onClick={() => void copy()}>
        {outcome === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span aria-live="polite">{outcome === 'copied' ? t('copied') : label}</span>
      </Button>
      {outcome === 'refused' && (
        <label className="block w-full text-sm text-ink-soft">
          {t('copyByHand')}
          <input readOnly ref={select} value={text} className={inputClasses} />
        </label>
      )}
    </>
  )
}
