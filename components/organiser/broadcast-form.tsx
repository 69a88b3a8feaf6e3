'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Controller, useWatch } from 'react-hook-form'
import { CheckField } from '@/components/ui/check-field'
import { Field } from '@/components/ui/field'
import { localText } from '@/components/ui/local-text'
import { Select } from '@/components/ui/select'
import { SpanField } from '@/components/ui/span-field'
import { WholeNumberField } from '@/components/ui/whole-number-field'
import { WordsField } from '@/components/ui/words-field'
import { longest } from '@/lib/events/contract'
import { broadcastBody, broadcastForm, broadcastOf, newBroadcast, type BroadcastForm } from './forms/broadcast'
import type { Plan, PlannedBroadcast } from './plan'
import { RowForm } from './row-form'
import { useFault } from './use-fault'
import { useSection } from './use-section'

interface BroadcastFormProps {
  plan: Plan
  /** Left out for a new one. */
  broadcast?: PlannedBroadcast
  onClose: () => void
}

/** Who is live, under which title, when, and for how long it can be watched afterwards. */
export function BroadcastRowForm({ plan, broadcast, onClose }: BroadcastFormProps) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const { wordsFault, errorOf } = useFault()
  const { zone, startsAt, endsAt } = plan
  const schema = useMemo(() => broadcastForm({ zone, startsAt, endsAt }), [zone, startsAt, endsAt])
  // A new one is thought of once; what others change meanwhile does not change what is typed.
  const [blank] = useState(() => newBroadcast(plan))
  const id = broadcast?.id
  const read = (current: Plan): BroadcastForm => {
    const known = current.broadcasts.find((one) => one.id === id)
    return known === undefined ? blank : broadcastOf(known, current.zone)
  }
  const section = useSection<BroadcastForm>({
    name: `broadcasts ${id ?? 'new'}`,
    plan,
    schema,
    read,
    path: id === undefined ? 'broadcasts' : `broadcasts/${id}`,
    body: (current, form) => broadcastBody(current, form, current.broadcasts.find((one) => one.id === id)),
    onSaved: onClose,
  })
  const { control, formState } = section.form
  const { errors } = formState
  const hasArchive = useWatch({ control, name: 'hasArchive' })
  const known = [...new Map([...plan.artists, ...plan.choices.artists].map((artist) => [artist.slug, artist])).values()]
  return (
    <RowForm label={t(id === undefined ? 'newBroadcast' : 'editBroadcast')} section={section} onClose={onClose} saveLabel={t(id === undefined ? 'addBroadcast' : 'saveRow')}>
      <Controller
        control={control}
        name="artistSlug"
        render={({ field }) => (
          <Field label={t('artist')} help={t('artistHelp')} {...errorOf(errors.artistSlug)}>
            {(input) => (
              <Select
                {...input}
                className="max-w-sm"
                value={field.value}
                onValueChange={field.onChange}
                options={known.map(({ slug, name }) => ({ value: slug, label: localText(name, locale) }))}
              />
            )}
          </Field>
        )}
      />
      <Controller
        control={control}
        name="title"
        render={({ field }) => <WordsField label={t('broadcastTitle')} most={longest.broadcastTitle} value={field.value} onChange={field.onChange} errors={wordsFault(errors.title)} />}
      />
      <Controller
        control={control}
        name="span"
        render={({ field }) => <SpanField label={t('broadcastTimes')} zone={zone} value={field.value} onChange={field.onChange} {...errorOf(errors.span)} />}
      />
      <div>
        <Controller
          control={control}
          name="hasArchive"
          render={({ field }) => <CheckField label={t('hasArchive')} help={t('hasArchiveHelp')} checked={field.value} onChange={field.onChange} disabled={broadcast?.isTaken === true && broadcast.archiveMinutes > 0} />}
        />
        {hasArchive && (
          <div className="mt-2 pl-9">
            <Controller
              control={control}
              name="archiveDays"
              render={({ field }) => (
                <WholeNumberField
                  label={t('archiveDays')}
                  {...(broadcast?.isTaken === true ? { help: t('archiveGrows') } : {})}
                  value={field.value}
                  onChange={field.onChange}
                  after={t('daysUnit')}
                  step={1}
                  least={1}
                  most={90}
                  {...errorOf(errors.archiveDays)}
                />
              )}
            />
          </div>
        )}
      </div>
    </RowForm>
  )
}
