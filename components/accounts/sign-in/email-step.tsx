'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useForm, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { AskSignIn, type ProviderName } from '@/lib/accounts/contract'
import { isHeldUp } from './held-up'
import { plainAddress, probablyMeant } from './mail-domain'
import { useAsk } from './use-ask'

const EmailForm = AskSignIn.pick({ email: true })

interface EmailStepProps {
  /** Where to go afterwards. */
  next: string
  /** The address to begin with: one that was mistyped, or that of the person who is signed in already. */
  email: string
  /** The account elsewhere that this page has said will be linked. */
  withProvider: ProviderName | null
}

/** Asks for the address. Known or not, the answer is the same: a code is on its way. */
export function EmailStep({ next, email, withProvider }: EmailStepProps) {
  const t = useTranslations('signIn')
  const ask = useAsk()
  const form = useForm<z.input<typeof EmailForm>, unknown, z.output<typeof EmailForm>>({
    resolver: zodResolver(EmailForm),
    defaultValues: { email },
    mode: 'onSubmit',
  })
  const meant = probablyMeant(plainAddress(useWatch({ control: form.control, name: 'email' })))
  const submit = form.handleSubmit((input) => ask.mutate({ ...input, next, withProvider }))
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      <Field label={t('email')} error={form.formState.errors.email === undefined ? undefined : t('emailWrong')}>
        {(field) => (
          <Input
            {...field}
            {...form.register('email')}
            type="email"
            inputMode="email"
            autoComplete="email webauthn"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="send"
            placeholder="hanako@example.com"
            className="min-h-12"
          />
        )}
      </Field>
      <p aria-live="polite" className="-mt-2 text-sm empty:hidden">
        {meant !== null && (
          <Button look="link" size="small" className="px-0 text-left" onClick={() => form.setValue('email', meant, { shouldValidate: true })}>
            {t('didYouMean', { email: meant })}
          </Button>
        )}
      </p>
      <ProblemPanel error={ask.error} />
      {isHeldUp(ask.error) && <p className="text-sm">{t('otherWays')}</p>}
      <Button type="submit" wide className="min-h-12" busy={ask.isPending || ask.isSuccess}>
        {t('sendCode')}
        {!ask.isPending && <ArrowRight aria-hidden />}
      </Button>
      <p className="text-sm text-ink-soft">{t('emailHelp')}</p>
    </form>
  )
}
