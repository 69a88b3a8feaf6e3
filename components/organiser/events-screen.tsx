'use client'

import { Plus, Search } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { PageTitle } from '@/components/shell/page-title'
import { buttonClasses } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import { groupKeys, groupOf, inOrder, isFound } from './event-groups'
import { EventRow } from './event-row'
import { usePlans } from './plan'

/** All events of the organiser: what comes, what is being prepared, what is over. */
export function EventsScreen() {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const [search, setSearch] = useState('')
  const { data, error, refetch, dataUpdatedAt } = usePlans()
  const now = useNow() ?? dataUpdatedAt
  const found = (data?.events ?? []).filter((event) => isFound(event, search))
  const create = (
    <Link href="/admin/events/new" className={buttonClasses({})}>
      <Plus aria-hidden />
      {t('newEvent')}
    </Link>
  )
  const nameOf = (slug: string) => {
    const organisation = data?.organisations.find((one) => one.slug === slug)
    return data === undefined || data.organisations.length < 2 || organisation === undefined ? null : localText(organisation.name, locale)
  }
  const hasEvents = data !== undefined && data.events.length > 0
  return (
    <>
      <PageTitle title={t('eventsHeading')} lead={t('eventsLead')} action={hasEvents && create} />
      <ProblemPanel error={error} onRetry={() => void refetch()} className="mb-5" />
      {data === undefined && error === null && (
        <Loading className="space-y-4">
          <Skeleton className="h-32" />
          <Skeleton className="h-32" />
        </Loading>
      )}
      {data !== undefined && !hasEvents && <EmptyState title={t('firstTitle')} text={t('firstText')} action={create} />}
      {hasEvents && (
        <>
          <div className="mb-8 max-w-md">
            <Field label={t('search')}>
              {(input) => (
                <div className="relative">
                  <Search aria-hidden className="absolute top-3.5 left-3.5 size-4.5 text-ink-soft" />
                  <Input {...input} type="search" maxLength={100} autoComplete="off" className="pl-10" value={search} onChange={(change) => setSearch(change.target.value)} />
                </div>
              )}
            </Field>
            <p role="status" className="sr-only">
              {t('foundEvents', { count: found.length })}
            </p>
          </div>
          {found.length === 0 && <EmptyState title={t('noneFound', { search })} text={t('noneFoundText')} />}
          {groupKeys.map((key) => {
            const events = found.filter((event) => groupOf(event, now) === key)
            if (events.length === 0) return null
            return (
              <section key={key} aria-labelledby={`group-${key}`} className="mt-8 first-of-type:mt-0">
                <h2 id={`group-${key}`} className="mb-3 text-lg">
                  {t(`groups.${key}`)} <span className="text-base font-normal text-ink-soft tabular-nums">{events.length}</span>
                </h2>
                <ul className="space-y-3">
                  {inOrder(key, events).map((event) => (
                    <li key={event.slug}>
                      <EventRow event={event} organisation={nameOf(event.organisationSlug)} />
                    </li>
                  ))}
                </ul>
              </section>
            )
          })}
        </>
      )}
    </>
  )
}
