'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { InvitedDto, InvitePerson, PeopleDto } from '@/lib/accounts/contract'
import { ChoiceList } from './choice-list'
import { invitationBody, useInviteForm, type InviteForm } from './invite-form'
import { InviteTarget } from './invite-target'
import { LinkShownOnce } from './link-shown-once'
import { MailLanguage } from './mail-language'
import { usePeopleAgain } from './people'

interface InviteDialogProps {
  people: PeopleDto
  /** What it begins with, when it was opened beside an artist or an event. */
  start: Partial<InviteForm>
  onClose: () => void
}

/** Invites somebody by link: to what, as what, and to whose address. */
export function InviteDialog({ people, start, onClose }: InviteDialogProps) {
  const t = useTranslations('people')
  const readAgain = usePeopleAgain()
  const [made, setMade] = useState<{ link: string; email: string | null } | null>(null)
  const form = useInviteForm({ artistSlug: people.artists[0]?.slug ?? '', eventSlug: people.events[0]?.slug ?? '', ...start })
  const invite = useAction<InvitedDto, InvitePerson>({ path: '/api/admin/people/invitations', body: (input) => input })
  const submit = form.handleSubmit((input) =>
    invite.mutate(invitationBody(people.organisation.slug, input), {
      onSuccess: ({ link, isMailed }) => setMade({ link, email: isMailed ? input.email.trim() : null }),
      onSettled: readAgain,
    }),
  )
  const [kind, email, locale] = useWatch({ control: form.control, name: ['kind', 'email', 'locale'] })
  const kinds = (['membership', 'artist', 'event_staff'] as const).filter(
    (one) => one === 'membership' || (one === 'artist' ? people.artists.length > 0 : people.events.length > 0),
  )
  if (made !== null) {
    return (
      <Dialog open onOpenChange={onClose} title={t('linkTitle')}>
        <LinkShownOnce {...made} onClose={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog open onOpenChange={onClose} title={t('inviteTitle')}>
      <form noValidate className="space-y-5" onSubmit={(event) => void submit(event)}>
        {kinds.length > 1 && (
          <ChoiceList
            legend={t('inviteWhat')}
            name="kind"
            value={kind}
            onChange={(value) => form.setValue('kind', value)}
            options={kinds.map((value) => ({ value, label: t(`kinds.${value}`), help: t(`kindHelp.${value}`) }))}
          />
        )}
        <InviteTarget form={form} people={people} />
        <Field label={t('email')} help={t('emailHelp')} error={form.formState.errors.email === undefined ? undefined : t('emailWrong')}>
          {(input) => <Input type="email" autoComplete="off" maxLength={320} {...input} {...form.register('email')} />}
        </Field>
        {email.trim() !== '' && <MailLanguage value={locale} onChange={(next) => form.setValue('locale', next)} />}
        <ProblemPanel error={invite.error} />
        <Button type="submit" wide busy={invite.isPending}>
          {invite.isPending ? t('makingLink') : t('makeLink')}
        </Button>
      </form>
    </Dialog>
  )
}
