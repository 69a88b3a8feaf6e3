'use client'

import { UserPlus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { Button, buttonClasses } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { localText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import type { PeopleDto } from '@/lib/accounts/contract'
import type { StaffedEvent } from './people'
import { PersonRow } from './person-row'
import { Removal } from './removal'
import { Section } from './section'
import { useRoleWords } from './use-role-words'

type Asked = { event: StaffedEvent; person: StaffedEvent['staff'][number] } | null

/** Who helps at one event and sees nothing else. */
export function StaffSection({ people, onInvite }: { people: PeopleDto; onInvite: (eventSlug: string) => void }) {
  const t = useTranslations('people')
  const locale = useLocale()
  const words = useRoleWords()
  const [asked, setAsked] = useState<Asked>(null)
  return (
    <Section id="staff" title={t('staffHeading')} lead={t('staffLead')}>
      {people.events.length === 0 && (
        <div className="px-5 pb-5 sm:px-6 sm:pb-6">
          <EmptyState
            title={t('eventsEmpty')}
            text={t('eventsEmptyText')}
            action={
              <Link href="/admin/events/new" className={buttonClasses({ look: 'quiet' })}>
                {t('newEvent')}
              </Link>
            }
          />
        </div>
      )}
      {people.events.map((event) => {
        const title = localText(event.title, locale)
        return (
          <div key={event.slug} className="border-t border-line">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1 bg-sunken/60 px-5 py-2.5 sm:px-6">
              <div className="min-w-0 flex-1 basis-40">
                <h3 className="font-bold">{title}</h3>
                <p className="text-sm text-ink-soft tabular-nums">{t('until', { date: momentText(event.endsAt, locale, event.zone) })}</p>
              </div>
              <Button look="plain" size="small" className="-mr-2" aria-label={t('inviteTo', { name: title })} onClick={() => onInvite(event.slug)}>
                <UserPlus aria-hidden />
                {t('invite')}
              </Button>
            </div>
            {event.staff.length === 0 && <p className="px-5 py-3.5 text-sm text-ink-soft sm:px-6">{t('staffEmpty')}</p>}
            <ul className="divide-y divide-line">
              {event.staff.map((person) => (
                <PersonRow
                  key={person.id}
                  name={person.name}
                  role={words('event_staff', person.role).name}
                  note={
                    person.limitedTo.length === 0
                      ? t('wholeEvent')
                      : t('limitedTo', { things: person.limitedTo.map((thing) => localText(thing, locale)).join(locale === 'ja' ? '、' : ', ') })
                  }
                  actions={
                    <Button look="plain" size="small" aria-label={t('removeOf', { name: person.name })} onClick={() => setAsked({ event, person })}>
                      {t('remove')}
                    </Button>
                  }
                />
              ))}
            </ul>
          </div>
        )
      })}
      {asked !== null && (
        <Removal
          path={`/api/admin/people/event-staff/${asked.person.id}/removal`}
          title={t('removeTitle', { name: asked.person.name })}
          text={t('removeStaffText', { event: localText(asked.event.title, locale) })}
          confirm={t('removeConfirm')}
          done={t('removed', { name: asked.person.name })}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  )
}
