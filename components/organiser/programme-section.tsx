'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Controller, useFieldArray } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { localText } from '@/components/ui/local-text'
import { SaveBar } from '@/components/ui/save-bar'
import { SpanField } from '@/components/ui/span-field'
import { WordsField } from '@/components/ui/words-field'
import { longest, most } from '@/lib/events/contract'
import { nextLine, programmeBody, programmeForm, programmeOf, type ProgrammeForm } from './forms/programme'
import type { Plan } from './plan'
import { SectionCard } from './section-card'
import { SectionNotes } from './section-notes'
import { useFault } from './use-fault'
import { useSection } from './use-section'

/** The public timetable. Lines are put in the order of their times when they are saved. */
export function ProgrammeSection({ plan, isShown }: { plan: Plan; isShown: boolean }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const { wordsFault, errorOf } = useFault()
  const { zone, startsAt, endsAt } = plan
  const schema = useMemo(() => programmeForm({ zone, startsAt, endsAt }), [zone, startsAt, endsAt])
  const section = useSection<ProgrammeForm>({ name: 'programme', plan, schema, read: programmeOf, path: 'programme', body: programmeBody })
  const { control, formState, getValues } = section.form
  const { fields, append, remove } = useFieldArray({ control, name: 'lines' })
  const isFixed = plan.may.edit === 'texts'
  return (
    <SectionCard
      name="programme"
      isShown={isShown}
      foot={<SaveBar isChanged={section.isChanged} isSaving={section.isSaving} isSaved={section.isSaved} onSave={section.save} onDiscard={section.discard} />}
    >
      <SectionNotes section={section} />
      {fields.length > 0 && (
        <ol className="space-y-4">
          {fields.map((line, index) => {
            const errors = formState.errors.lines?.[index]
            return (
              <li key={line.id} className="space-y-4 rounded-xl border border-line p-4">
                <Controller
                  control={control}
                  name={`lines.${index}.span`}
                  render={({ field }) => <SpanField label={t('line', { number: index + 1 })} zone={zone} value={field.value} onChange={field.onChange} disabled={isFixed} {...errorOf(errors?.span)} />}
                />
                <Controller
                  control={control}
                  name={`lines.${index}.title`}
                  render={({ field }) => (
                    <WordsField label={t('lineTitle')} most={longest.programmeTitle} value={field.value} onChange={field.onChange} disabled={isFixed} errors={wordsFault(errors?.title)} />
                  )}
                />
                {!isFixed && (
                  <Button look="plain" size="small" aria-label={t('removeLine', { name: localText(line.title, locale) || String(index + 1) })} onClick={() => remove(index)}>
                    <Trash2 aria-hidden />
                    {t('remove')}
                  </Button>
                )}
              </li>
            )
          })}
        </ol>
      )}
      {fields.length === 0 && <p className="rounded-xl bg-sunken p-4 text-ink-soft">{t('noProgramme')}</p>}
      {!isFixed && fields.length < most.programme && (
        <Button look="quiet" onClick={() => append(nextLine(getValues(), plan))}>
          <Plus aria-hidden />
          {t('addLine')}
        </Button>
      )}
    </SectionCard>
  )
}
