'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { ChevronLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { PageTitle } from '@/components/shell/page-title'
import { useAction } from '@/components/shell/use-action'
import { Button, buttonClasses } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Select } from '@/components/ui/select'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import { SpanField } from '@/components/ui/span-field'
import { WordsField } from '@/components/ui/words-field'
import { ZoneField } from '@/components/ui/zone-field'
import { instantOf } from '@/components/ui/zoned-time'
import { longest } from '@/lib/events/contract'
import type { PlannedEventsDto } from '@/lib/ticketing/contract'
import { NewEventForm, blankEvent, newEventBody } from './forms/new-event'
import { planKey, plansKey, usePlans, type Plan } from './plan'
import { useFault } from './use-fault'
import { UnsavedGuard, useUnsaved } from './use-unsaved'

/** The first step of an event: what it is called and when it is. Everything else comes in its draft. */
export function NewEventScreen() {
  const t = useTranslations('organiser')
  const { data, error, refetch } = usePlans()
  return (
    <UnsavedGuard>
      <Link href="/admin/events" className={buttonClasses({ look: 'plain', size: 'small', className: '-ml-3.5' })}>
        <ChevronLeft aria-hidden />
        {t('allEvents')}
      </Link>
      <PageTitle title={t('newEvent')} lead={t('newEventLead')} />
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && (
        <Loading>
          <Skeleton className="h-80" />
        </Loading>
      )}
      {data !== undefined && <NewEvent organisations={data.organisations} />}
    </UnsavedGuard>
  )
}

function NewEvent({ organisations }: Pick<PlannedEventsDto, 'organisations'>) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const router = useRouter()
  const client = useQueryClient()
  const { wordsFault, errorOf } = useFault()
  const [blank] = useState(() => ({ ...blankEvent(Date.now(), 'Asia/Tokyo'), organisationSlug: organisations[0]?.slug ?? '' }))
  const { control, formState, handleSubmit } = useForm<NewEventForm>({ defaultValues: blank, resolver: zodResolver(NewEventForm) })
  const create = useAction<Plan, ReturnType<typeof newEventBody>>({ path: '/api/admin/events' })
  useUnsaved('new event', formState.isDirty && !create.isSuccess)
  const submit = handleSubmit((form) =>
    create.mutate(newEventBody(form, organisations.length), {
      onSuccess: (plan) => {
        client.setQueryData(planKey(plan.slug), plan)
        void client.invalidateQueries({ queryKey: plansKey })
        router.push(`/admin/events/${plan.slug}`)
      },
    }),
  )
  const [span, zone] = useWatch({ control, name: ['span', 'zone'] })
  return (
    <Card>
      <form className="space-y-7 p-5 sm:p-7" noValidate onSubmit={(event) => void submit(event)}>
        {organisations.length > 1 && (
          <Controller
            control={control}
            name="organisationSlug"
            render={({ field }) => (
              <Field label={t('organisation')}>
                {(input) => (
                  <Select
                    {...input}
                    value={field.value}
                    onValueChange={field.onChange}
                    options={organisations.map(({ slug, name }) => ({ value: slug, label: localText(name, locale) }))}
                  />
                )}
              </Field>
            )}
          />
        )}
        <Controller
          control={control}
          name="title"
          render={({ field }) => (
            <WordsField label={t('title')} help={t('titleHelp')} most={longest.title} value={field.value} onChange={field.onChange} errors={wordsFault(formState.errors.title)} />
          )}
        />
        <Controller
          control={control}
          name="span"
          render={({ field }) => <SpanField label={t('when')} zone={zone} value={field.value} onChange={field.onChange} {...errorOf(formState.errors.span)} />}
        />
        <Controller
          control={control}
          name="zone"
          render={({ field }) => (
            <ZoneField label={t('zone')} help={t('zoneHelp')} value={field.value} onChange={field.onChange} instant={instantOf(span.starts, zone)?.instant ?? '2026-01-01T00:00:00Z'} />
          )}
        />
        <ProblemPanel error={create.error} />
        <div className="space-y-2">
          <Button type="submit" size="large" wide busy={create.isPending || create.isSuccess}>
            {create.isPending || create.isSuccess ? t('creating') : t('create')}
          </Button>
          <p className="text-center text-sm text-ink-soft">{t('createNote')}</p>
        </div>
      </form>
    </Card>
  )
}
