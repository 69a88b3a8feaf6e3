'use client'

import { UserPlus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageTitle } from '@/components/shell/page-title'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Select } from '@/components/ui/select'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { PeopleDto } from '@/lib/accounts/contract'
import { ArtistsSection } from './artists-section'
import { InvitationsSection } from './invitations-section'
import { InviteDialog } from './invite-dialog'
import type { InviteForm } from './invite-form'
import { MembersSection } from './members-section'
import { OrganisationSection } from './organisation-section'
import { usePeople } from './people'
import { StaffSection } from './staff-section'
import { VisitsSection } from './visits-section'

/** Who may do what in the owner's organisation, and who is invited to. */
export function PeopleScreen() {
  const t = useTranslations('people')
  const [chosen, setChosen] = useState<string | null>(null)
  const [inviting, setInviting] = useState<Partial<InviteForm> | null>(null)
  const { data, error, refetch } = usePeople(chosen)
  return (
    <>
      <PageTitle
        title={t('heading')}
        lead={t('lead')}
        action={
          <Button disabled={data === undefined} onClick={() => setInviting({})}>
            <UserPlus aria-hidden />
            {t('invite')}
          </Button>
        }
      />
      <ProblemPanel error={error} onRetry={() => void refetch()} className="mb-5" />
      {data === undefined && error === null && (
        <Loading className="space-y-5">
          <Skeleton className="h-48" />
          <Skeleton className="h-48" />
        </Loading>
      )}
      {data !== undefined && (
        <div className="space-y-6">
          <OrganisationChoice people={data} onChoose={setChosen} />
          <MembersSection people={data} onInvite={() => setInviting({ kind: 'membership' })} />
          <InvitationsSection people={data} />
          <ArtistsSection people={data} onInvite={(artistSlug) => setInviting({ kind: 'artist', artistSlug })} />
          <StaffSection people={data} onInvite={(eventSlug) => setInviting({ kind: 'event_staff', eventSlug })} />
          <OrganisationSection slug={data.organisation.slug} />
          <VisitsSection people={data} />
          <p className="px-1 text-sm text-ink-soft">
            {t('apiLead')}{' '}
            <a href="/api/admin/openapi" download="openapi.json" className="inline-flex min-h-11 items-center text-accent-word underline underline-offset-4">
              {t('apiLink')}
            </a>
          </p>
          {inviting !== null && <InviteDialog people={data} start={inviting} onClose={() => setInviting(null)} />}
        </div>
      )}
    </>
  )
}

/** For those who own several. */
function OrganisationChoice({ people, onChoose }: { people: PeopleDto; onChoose: (slug: string) => void }) {
  const t = useTranslations('people')
  const locale = useLocale()
  if (people.organisations.length < 2) return null
  return (
    <div className="max-w-md">
      <Field label={t('organisation')}>
        {(input) => (
          <Select
            {...input}
            value={people.organisation.slug}
            onValueChange={onChoose}
            options={people.organisations.map(({ slug, name }) => ({ value: slug, label: localText(name, locale) }))}
          />
        )}
      </Field>
    </div>
  )
}
