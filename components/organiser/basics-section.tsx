'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Controller, useWatch } from 'react-hook-form'
import { AccentField } from '@/components/ui/accent-field'
import { CheckField } from '@/components/ui/check-field'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { isProblem } from '@/components/ui/problem-error'
import { SaveBar } from '@/components/ui/save-bar'
import { SpanField } from '@/components/ui/span-field'
import { WordsField } from '@/components/ui/words-field'
import { ZoneField } from '@/components/ui/zone-field'
import { instantOf } from '@/components/ui/zoned-time'
import { longest } from '@/lib/events/contract'
import { BasicsForm, basicsBody, basicsOf } from './forms/details'
import { spanOf } from './forms/fields'
import type { Plan } from './plan'
import { SectionCard } from './section-card'
import { SectionNotes } from './section-notes'
import { useFault } from './use-fault'
import { useSection } from './use-section'

/** What it is called, when it is, what it is about, where it stands, and its colour. */
export function BasicsSection({ plan, isShown }: { plan: Plan; isShown: boolean }) {
  const t = useTranslations('organiser')
  const router = useRouter()
  const { wordsFault, errorOf } = useFault()
  const section = useSection<BasicsForm>({
    name: 'basics',
    plan,
    schema: BasicsForm,
    read: basicsOf,
    path: '',
    body: basicsBody,
    onSaved: (next) => (next.slug === plan.slug ? undefined : router.replace(`/admin/events/${next.slug}?part=basics`)),
  })
  const { control, formState, setError } = section.form
  const { errors } = formState
  const isTaken = isProblem(section.error, 'slug_taken')
  useEffect(() => {
    if (isTaken) setError('newSlug', { message: 'addressInUse' }, { shouldFocus: true })
  }, [isTaken, setError])

  const [span, zone] = useWatch({ control, name: ['span', 'zone'] })
  const starts = instantOf(span.starts, zone)?.instant ?? plan.startsAt
  const hasMoved = JSON.stringify(span.starts) !== JSON.stringify(spanOf(plan, plan.zone).starts) || zone !== plan.zone
  const hasParts = plan.programme.length + plan.broadcasts.length + plan.ticketTypes.length > 0
  const isFixed = plan.may.edit === 'texts'
  return (
    <SectionCard
      name="basics"
      isShown={isShown}
      foot={<SaveBar isChanged={section.isChanged} isSaving={section.isSaving} isSaved={section.isSaved} onSave={section.save} onDiscard={section.discard} />}
    >
      {/* That the address is taken is said at its field. */}
      <SectionNotes section={isTaken ? { ...section, error: null } : section} />
      <Controller
        control={control}
        name="title"
        render={({ field }) => (
          <WordsField id="basics.title" label={t('title')} most={longest.title} value={field.value} onChange={field.onChange} errors={wordsFault(errors.title)} />
        )}
      />
      <div className="space-y-4">
        <Controller
          control={control}
          name="span"
          render={({ field }) => (
            <SpanField id="basics.span" label={t('when')} zone={zone} value={field.value} onChange={field.onChange} disabled={isFixed} {...errorOf(errors.span)} />
          )}
        />
        <div className="max-w-md">
          <Controller
            control={control}
            name="zone"
            render={({ field }) => <ZoneField label={t('zone')} help={t('zoneHelp')} value={field.value} onChange={field.onChange} instant={starts} disabled={isFixed} />}
          />
        </div>
        {hasMoved && hasParts && (
          <Controller
            control={control}
            name="moveAll"
            render={({ field }) => <CheckField label={t('moveAll')} help={t('moveAllHelp')} checked={field.value} onChange={field.onChange} className="rounded-xl bg-sunken px-4" />}
          />
        )}
      </div>
      <Controller
        control={control}
        name="description"
        render={({ field }) => (
          <WordsField
            id="basics.description"
            label={t('description')}
            help={t('descriptionHelp')}
            rows={7}
            most={longest.description}
            value={field.value}
            onChange={field.onChange}
            errors={wordsFault(errors.description)}
          />
        )}
      />
      <Controller
        control={control}
        name="accent"
        render={({ field }) => <AccentField label={t('accent')} help={t('accentHelp')} value={field.value} onChange={field.onChange} />}
      />
      <Controller
        control={control}
        name="newSlug"
        render={({ field }) => (
          <Field label={t('address')} help={plan.may.changeSlug ? t('addressHelp') : t('addressFixed')} {...errorOf(errors.newSlug)}>
            {(input) => (
              <div className="flex flex-wrap items-center gap-2">
                <span className="text-ink-soft">/events/</span>
                <Input {...input} {...field} maxLength={64} autoCapitalize="none" spellCheck={false} disabled={!plan.may.changeSlug} className="max-w-sm flex-1" />
              </div>
            )}
          </Field>
        )}
      />
    </SectionCard>
  )
}
