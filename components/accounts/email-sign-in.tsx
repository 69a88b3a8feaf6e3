'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { MailCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { isProblem } from '@/components/ui/problem-error'
import { ProblemPanel } from '@/components/ui/problem-panel'

const EmailForm = z.object({ email: z.email() })
type EmailForm = z.infer<typeof EmailForm>

/** Asks for a link by mail. Whether the address is known is never shown. */
export function EmailSignIn({ next }: { next: string }) {
  const t = useTranslations('accounts')
  const form = useForm<EmailForm>({ resolver: zodResolver(EmailForm), defaultValues: { email: '' } })
  const request = useAction<unknown, EmailForm & { next: string }>({ path: '/api/accounts/sign-in/email' })
  const unavailable = isProblem(request.error) && request.error.problem.status === 404
  if (request.isSuccess) {
    return (
      <Card role="status">
        <CardBody className="text-center">
          <MailCheck aria-hidden className="mx-auto size-10 text-good" />
          <h2 className="mt-3 text-lg">{t('emailSentTitle')}</h2>
          <p className="mt-1 text-ink-soft">{t('emailSentText', { email: request.variables.email })}</p>
          <Button look="quiet" className="mt-5" onClick={() => request.reset()}>
            {t('emailOther')}
          </Button>
        </CardBody>
      </Card>
    )
  }
  return (
    <Card aria-labelledby="email-heading">
      <CardBody>
        <h2 id="email-heading" className="text-lg">
          {t('emailHeading')}
        </h2>
        <form noValidate className="mt-4 space-y-4" onSubmit={form.handleSubmit(({ email }) => request.mutate({ email, next }))}>
          <Field
            label={t('email')}
            help={t('emailHelp')}
            error={form.formState.errors.email === undefined ? undefined : t('emailInvalid')}
          >
            {(input) => <Input type="email" autoComplete="email" inputMode="email" {...input} {...form.register('email')} />}
          </Field>
          {unavailable ? (
            <p role="alert" className="rounded-xl bg-warn-wash p-4 text-sm font-semibold text-warn">
              {t('emailUnavailable')}
            </p>
          ) : (
            <ProblemPanel error={request.error} />
          )}
          <Button type="submit" wide busy={request.isPending}>
            {request.isPending ? t('emailSending') : t('emailSend')}
          </Button>
        </form>
      </CardBody>
    </Card>
  )
}
