'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Controller } from 'react-hook-form'
import { SpanField } from '@/components/ui/span-field'
import { WholeNumberField } from '@/components/ui/whole-number-field'
import { WordsField } from '@/components/ui/words-field'
import { newTicketType, ticketTypeBody, ticketTypeForm, ticketTypeOf, type TicketTypeForm } from './forms/ticket-type'
import { OpensField } from './opens-field'
import type { Plan, PlannedType } from './plan'
import { RowForm } from './row-form'
import { useFault } from './use-fault'
import { useSection } from './use-section'

interface TicketTypeFormProps {
  plan: Plan
  /** Left out for a new one. */
  type?: PlannedType
  onClose: () => void
}

/** Name, price, how many, who may buy how many, when, and what it opens. */
export function TicketTypeRowForm({ plan, type, onClose }: TicketTypeFormProps) {
  const t = useTranslations('organiser')
  const { wordsFault, errorOf } = useFault()
  const taken = type === undefined ? 0 : type.sold + type.held
  const schema = useMemo(() => ticketTypeForm(plan.zone, taken), [plan.zone, taken])
  // A new one is thought of once; what others change meanwhile does not change what is typed.
  const [blank] = useState(() => newTicketType(plan, Date.now()))
  const slug = type?.slug
  const read = (current: Plan): TicketTypeForm => {
    const known = current.ticketTypes.find((one) => one.slug === slug)
    return known === undefined ? blank : ticketTypeOf(known, current.zone)
  }
  const section = useSection<TicketTypeForm>({
    name: `tickets ${slug ?? 'new'}`,
    plan,
    schema,
    read,
    path: slug === undefined ? 'ticket-types' : `ticket-types/${slug}`,
    body: (current, form) => ticketTypeBody(current, form, current.ticketTypes.find((one) => one.slug === slug)),
    onSaved: onClose,
  })
  const { control, formState } = section.form
  const { errors } = formState
  const fixed = type?.isTaken === true ? ticketTypeOf(type, plan.zone).opens : []
  return (
    <RowForm label={t(slug === undefined ? 'newType' : 'editType')} section={section} onClose={onClose} saveLabel={t(slug === undefined ? 'addType' : 'saveRow')}>
      <Controller
        control={control}
        name="name"
        render={({ field }) => <WordsField label={t('typeName')} help={t('typeNameHelp')} most={80} value={field.value} onChange={field.onChange} errors={wordsFault(errors.name)} />}
      />
      <Controller
        control={control}
        name="description"
        render={({ field }) => (
          <WordsField label={t('typeDescription')} optional rows={2} most={500} value={field.value} onChange={field.onChange} errors={wordsFault(errors.description)} />
        )}
      />
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-[auto_auto_1fr]">
        <Controller
          control={control}
          name="priceYen"
          render={({ field }) => (
            <WholeNumberField label={t('price')} help={taken > 0 ? t('priceTaken') : t('priceHelp')} before="¥" value={field.value} onChange={field.onChange} {...errorOf(errors.priceYen)} />
          )}
        />
        <Controller
          control={control}
          name="quantity"
          render={({ field }) => (
            <WholeNumberField
              label={t('quantity')}
              help={taken > 0 && type !== undefined ? t('quantityTaken', { sold: type.sold, held: type.held }) : t('quantityHelp')}
              after={t('seatsUnit')}
              value={field.value}
              onChange={field.onChange}
              {...errorOf(errors.quantity)}
            />
          )}
        />
        <Controller
          control={control}
          name="limitPerPerson"
          render={({ field }) => (
            <WholeNumberField label={t('limit')} step={1} least={1} most={20} after={t('seatsUnit')} value={field.value} onChange={field.onChange} {...errorOf(errors.limitPerPerson)} />
          )}
        />
      </div>
      <Controller
        control={control}
        name="sale"
        render={({ field }) => <SpanField label={t('saleWindow')} zone={plan.zone} fixedEnd value={field.value} onChange={field.onChange} {...errorOf(errors.sale)} />}
      />
      <Controller
        control={control}
        name="opens"
        render={({ field }) => <OpensField plan={plan} value={field.value} onChange={field.onChange} fixed={fixed} {...errorOf(errors.opens)} />}
      />
    </RowForm>
  )
}
