'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useWatch, type UseFormReturn } from 'react-hook-form'
import { CheckField } from '@/components/ui/check-field'
import { Field } from '@/components/ui/field'
import { FieldGroup } from '@/components/ui/field-group'
import { localText } from '@/components/ui/local-text'
import { Select } from '@/components/ui/select'
import type { InvitationKind, PeopleDto } from '@/lib/accounts/contract'
import { ChoiceList } from './choice-list'
import type { InviteForm } from './invite-form'
import { useRoleWords } from './use-role-words'

interface InviteTargetProps {
  form: UseFormReturn<InviteForm>
  people: PeopleDto
}

/** The half of an invitation that depends on its kind: whose it is, and as what. */
export function InviteTarget({ form, people }: InviteTargetProps) {
  const [kind, role] = useWatch({ control: form.control, name: ['kind', 'membershipRole'] })
  if (kind === 'artist') return <TowardsArtist form={form} people={people} />
  if (kind === 'event_staff') return <TowardsEvent form={form} people={people} />
  return <Role kind={kind} roles={['moderator', 'manager', 'owner']} role={role} onChange={(next) => form.setValue('membershipRole', next)} />
}

interface RoleProps<Name extends string> {
  kind: InvitationKind
  roles: readonly Name[]
  role: Name
  onChange: (role: Name) => void
}

function Role<Name extends string>({ kind, roles, role, onChange }: RoleProps<Name>) {
  const t = useTranslations('people')
  const words = useRoleWords()
  return (
    <ChoiceList
      legend={t('role')}
      name={`role-${kind}`}
      value={role}
      onChange={onChange}
      options={roles.map((value) => {
        const { name, help } = words(kind, value)
        return { value, label: name, help }
      })}
    />
  )
}

function TowardsArtist({ form, people }: InviteTargetProps) {
  const t = useTranslations('people')
  const locale = useLocale()
  const [artistSlug, role] = useWatch({ control: form.control, name: ['artistSlug', 'artistRole'] })
  return (
    <>
      <Field label={t('artist')}>
        {(input) => (
          <Select
            {...input}
            value={artistSlug}
            onValueChange={(slug) => form.setValue('artistSlug', slug)}
            options={people.artists.map(({ slug, name }) => ({ value: slug, label: localText(name, locale) }))}
          />
        )}
      </Field>
      <Role kind="artist" roles={['artist', 'crew']} role={role} onChange={(next) => form.setValue('artistRole', next)} />
    </>
  )
}

function TowardsEvent({ form, people }: InviteTargetProps) {
  const t = useTranslations('people')
  const locale = useLocale()
  const [eventSlug, limitedTo, role] = useWatch({ control: form.control, name: ['eventSlug', 'limitedTo', 'staffRole'] })
  const event = people.events.find(({ slug }) => slug === eventSlug)
  const choose = (slug: string) => {
    form.setValue('eventSlug', slug)
    form.setValue('limitedTo', [])
  }
  const toggle = (id: string, isChosen: boolean) =>
    form.setValue('limitedTo', isChosen ? [...limitedTo, id] : limitedTo.filter((other) => other !== id))
  return (
    <>
      <Field label={t('event')}>
        {(input) => (
          <Select
            {...input}
            value={eventSlug}
            onValueChange={choose}
            options={people.events.map(({ slug, title }) => ({ value: slug, label: localText(title, locale) }))}
          />
        )}
      </Field>
      <Role kind="event_staff" roles={['moderator', 'desk', 'support']} role={role} onChange={(next) => form.setValue('staffRole', next)} />
      {role === 'moderator' && event !== undefined && event.broadcasts.length > 0 && (
        <FieldGroup legend={t('limits')} help={t('limitsHelp')}>
          {event.broadcasts.map(({ id, title }) => (
            <CheckField key={id} label={localText(title, locale)} checked={limitedTo.includes(id)} onChange={(isChosen) => toggle(id, isChosen)} />
          ))}
        </FieldGroup>
      )}
    </>
  )
}
