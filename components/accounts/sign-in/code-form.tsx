'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ChangeEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { codeDigits, codeLength } from './code-digits'

interface CodeFormProps {
  /** Called with six digits, by itself as soon as they are there. */
  onCode: (code: string) => void
  busy: boolean
  /** What was wrong with the last code; the field is then empty and ready for another. */
  wrong?: string
  /** Another number for every code that was refused. */
  refusal: number
}

/** One field for the six digits: phones fill it in from the message, and a paste may look as it likes. */
export function CodeForm({ onCode, busy, wrong, refusal }: CodeFormProps) {
  const t = useTranslations('signIn')
  const [text, setText] = useState('')
  const [tooShort, setTooShort] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const take = (raw: string) => {
    const code = codeDigits(raw)
    setText(code)
    setTooShort(false)
    // Anew only when another digit came: somebody who takes one away is not done.
    if (code.length === codeLength && code !== text && !busy) onCode(code)
  }
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing
    // A Japanese keyboard is still at work on its full-width digits: changing them under its hands would double them.
    if (composing) setText(event.target.value)
    else take(event.target.value)
  }
  const submit = () => {
    if (text.length === codeLength) onCode(text)
    else setTooShort(true)
  }
  useEffect(() => {
    // When the step appears, too: there is nothing else to do on it.
    input.current?.focus({ preventScroll: true })
    if (refusal !== 0) setText('')
  }, [refusal])
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Field label={t('codeLabel')} error={tooShort ? t('codeTooShort') : text === '' ? wrong : undefined}>
        {(field) => (
          <Input
            {...field}
            ref={input}
            name="code"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            enterKeyHint="done"
            spellCheck={false}
            value={text}
            readOnly={busy}
            onChange={change}
            onCompositionEnd={(event) => take(event.currentTarget.value)}
            className="min-h-16 pl-[calc(0.875rem+0.35em)] text-center text-3xl font-bold tracking-[0.35em] tabular-nums"
          />
        )}
      </Field>
      <Button type="submit" wide className="min-h-12" busy={busy}>
        {busy ? t('checking') : t('signIn')}
      </Button>
    </form>
  )
}
