'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/input'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Select } from '@/components/ui/select'
import { useToast } from '@/components/ui/toast'
import type { OrganisationsDto, StartVisit, VisitsDto } from '@/lib/accounts/contract'
import { usePlatformAgain } from './platform'

const minuteChoices = ['15', '30', '60'] as const
const VisitForm = z.object({
  organisationSlug: z.string(),
  role: z.enum(['support', 'privacy']),
  reason: z.string().trim().min(10).max(500),
  minutes: z.enum(minuteChoices),
})
type VisitForm = z.infer<typeof VisitForm>

interface VisitFormProps {
  roles: VisitsDto['roles']
  organisations: OrganisationsDto['organisations']
}

/** Into whose house, as what, why and for how long. */
export function VisitFormFields({ roles, organisations }: VisitFormProps) {
  const t = useTranslations('platform')
  const locale = useLocale()
  const toast = useToast()
  const readAgain = usePlatformAgain()
  const form = useForm<VisitForm>({
    resolver: zodResolver(VisitForm),
    defaultValues: { organisationSlug: organisations[0]?.slug ?? '', role: roles[0] ?? 'support', reason: '', minutes: '15' },
  })
  const start = useAction<unknown, VisitForm>({
    path: '/api/platform/visits',
    body: ({ minutes, ...rest }): StartVisit => ({ ...rest, minutes: Number(minutes) }),
  })
  const [organisationSlug, role, minutes] = useWatch({ control: form.control, name: ['organisationSlug', 'role', 'minutes'] })
  const submit = form.handleSubmit((input) =>
    start.mutate(input, {
      onSuccess: () => {
        const name = organisations.find(({ slug }) => slug === input.organisationSlug)?.name
        toast({ text: t('started', { name: name === undefined ? '' : localText(name, locale) }) })
        form.reset({ ...input, reason: '' })
      },
      onSettled: readAgain,
    }),
  )
  return (
    <form noValidate className="grid gap-5 border-t border-line p-5 sm:p-6" onSubmit={(event) => void submit(event)}>
      <div className="grid gap-5 md:grid-cols-3">
        <Field label={t('organisation')}>
          {(input) => (
            <Select
              {...input}
              value={organisationSlug}
              onValueChange={(slug) => form.setValue('organisationSlug', slug)}
              options={organisations.map(({ slug, name }) => ({ value: slug, label: localText(name, locale) }))}
            />
          )}
        </Field>
        <Field label={t('as')} help={t(`roleHelp.${role}`)}>
          {(input) => (
            <Select
              {...input}
              value={role}
              disabled={roles.length < 2}
              onValueChange={(value) => form.setValue('role', value)}
              options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('minutes')}>
          {(input) => (
            <Select
              {...input}
              value={minutes}
              onValueChange={(value) => form.setValue('minutes', value)}
              options={minuteChoices.map((value) => ({ value, label: t('minuteChoice', { count: value }) }))}
            />
          )}
        </Field>
      </div>
      <Field label={t('reason')} help={t('reasonHelp')} error={form.formState.errors.reason === undefined ? undefined : t('reasonMissing')}>
        {(input) => <TextArea rows={2} maxLength={500} {...input} {...form.register('reason')} />}
      </Field>
      <ProblemPanel error={start.error} />
      <Button type="submit" className="sm:justify-self-start" busy={start.isPending}>
        {start.isPending ? t('starting') : t('start')}
      </Button>
    </form>
  )
}
