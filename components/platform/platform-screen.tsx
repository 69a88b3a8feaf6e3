'use client'

import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Section } from '@/components/people/section'
import { PageTitle } from '@/components/shell/page-title'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { OrganisationsDto, VisitsDto } from '@/lib/accounts/contract'
import { CreateOrganisationDialog } from './create-organisation'
import { useOrganisations, useVisits } from './platform'
import { VisitFormFields } from './visit-form'
import { VisitsList } from './visits-list'

/** The platform's own people: into an organiser's house with a reason, and new organisers. */
export function PlatformScreen() {
  const t = useTranslations('platform')
  const visits = useVisits()
  const organisations = useOrganisations()
  const error = visits.error ?? organisations.error
  const retry = () => void Promise.all([visits.refetch(), organisations.refetch()])
  const isReady = visits.data !== undefined && organisations.data !== undefined
  return (
    <>
      <PageTitle title={t('heading')} lead={t('lead')} />
      <ProblemPanel error={error} onRetry={retry} className="mb-5" />
      {!isReady && error === null && (
        <Loading className="space-y-5">
          <Skeleton className="h-64" />
          <Skeleton className="h-40" />
        </Loading>
      )}
      {isReady && <Sections visits={visits.data} organisations={organisations.data.organisations} />}
    </>
  )
}

function Sections({ visits, organisations }: { visits: VisitsDto; organisations: OrganisationsDto['organisations'] }) {
  const t = useTranslations('platform')
  return (
    <div className="space-y-6">
      {organisations.length > 0 && (
        <Section id="start" title={t('startHeading')} lead={t('startLead')}>
          <VisitFormFields roles={visits.roles} organisations={organisations} />
        </Section>
      )}
      <Section id="visits" title={t('visitsHeading')} lead={t('visitsLead')}>
        {visits.visits.length > 0 ? (
          <VisitsList visits={visits.visits} />
        ) : (
          <div className="px-5 pb-5 sm:px-6 sm:pb-6">
            <EmptyState title={t('visitsEmpty')} text={t('visitsEmptyText')} />
          </div>
        )}
      </Section>
      <Organisers organisations={organisations} mayCreate={visits.roles.includes('support')} />
    </div>
  )
}

function Organisers({ organisations, mayCreate }: { organisations: OrganisationsDto['organisations']; mayCreate: boolean }) {
  const t = useTranslations('platform')
  const locale = useLocale()
  const [creating, setCreating] = useState(false)
  const create = mayCreate ? (
    <Button look="quiet" size="small" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('create')}
    </Button>
  ) : undefined
  return (
    <Section id="organisers" title={t('organisersHeading')} lead={t('organisersLead')} action={create}>
      {organisations.length === 0 ? (
        <div className="px-5 pb-5 sm:px-6 sm:pb-6">
          <EmptyState title={t('organisersEmpty')} text={t('organisersEmptyText')} />
        </div>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {organisations.map(({ slug, name }) => (
            <li key={slug} className="flex flex-wrap items-baseline gap-x-3 px-5 py-3 sm:px-6">
              <span className="font-bold">{localText(name, locale)}</span>
              <span className="text-sm text-ink-soft">{slug}</span>
            </li>
          ))}
        </ul>
      )}
      {creating && <CreateOrganisationDialog onClose={() => setCreating(false)} />}
    </Section>
  )
}
