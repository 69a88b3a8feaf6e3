'use client'

import { Plus, UserPlus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { localText } from '@/components/ui/local-text'
import type { PeopleDto } from '@/lib/accounts/contract'
import { ArtistFormDialog } from './artist-form'
import type { ArtistOfHouse } from './people'
import { PersonRow } from './person-row'
import { Removal } from './removal'
import { Section } from './section'
import { useRoleWords } from './use-role-words'

type Asked = { what: 'add' } | { what: 'rename'; artist: ArtistOfHouse } | { what: 'removal'; artist: ArtistOfHouse; person: ArtistOfHouse['people'][number] } | null

/** The organisation's artists, each with those who may use their studio. */
export function ArtistsSection({ people, onInvite }: { people: PeopleDto; onInvite: (artistSlug: string) => void }) {
  const t = useTranslations('people')
  const locale = useLocale()
  const words = useRoleWords()
  const [asked, setAsked] = useState<Asked>(null)
  const close = () => setAsked(null)
  const add = (
    <Button look="quiet" size="small" onClick={() => setAsked({ what: 'add' })}>
      <Plus aria-hidden />
      {t('addArtist')}
    </Button>
  )
  return (
    <Section id="artists" title={t('artistsHeading')} lead={t('artistsLead')} action={people.artists.length > 0 ? add : undefined}>
      {people.artists.length === 0 && (
        <div className="px-5 pb-5 sm:px-6 sm:pb-6">
          <EmptyState title={t('artistsEmpty')} text={t('artistsEmptyText')} action={add} />
        </div>
      )}
      {people.artists.map((artist) => {
        const name = localText(artist.name, locale)
        return (
          <div key={artist.slug} className="border-t border-line">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1 bg-sunken/60 px-5 py-2.5 sm:px-6">
              <h3 className="min-w-0 flex-1 basis-40 font-bold">{name}</h3>
              <div className="-mr-2 flex flex-wrap gap-1">
                <Button look="plain" size="small" aria-label={t('renameArtistOf', { name })} onClick={() => setAsked({ what: 'rename', artist })}>
                  {t('renameArtist')}
                </Button>
                <Button look="plain" size="small" aria-label={t('inviteTo', { name })} onClick={() => onInvite(artist.slug)}>
                  <UserPlus aria-hidden />
                  {t('invite')}
                </Button>
              </div>
            </div>
            {artist.people.length === 0 && <p className="px-5 py-3.5 text-sm text-ink-soft sm:px-6">{t('noArtistPeople')}</p>}
            <ul className="divide-y divide-line">
              {artist.people.map((person) => (
                <PersonRow
                  key={person.id}
                  name={person.name}
                  role={words('artist', person.role).name}
                  actions={
                    <Button look="plain" size="small" aria-label={t('removeOf', { name: person.name })} onClick={() => setAsked({ what: 'removal', artist, person })}>
                      {t('remove')}
                    </Button>
                  }
                />
              ))}
            </ul>
          </div>
        )
      })}
      {(asked?.what === 'add' || asked?.what === 'rename') && (
        <ArtistFormDialog organisationSlug={people.organisation.slug} {...(asked.what === 'rename' ? { artist: asked.artist } : {})} onClose={close} />
      )}
      {asked?.what === 'removal' && (
        <Removal
          path={`/api/admin/people/artist-members/${asked.person.id}/removal`}
          title={t('removeTitle', { name: asked.person.name })}
          text={t('removeArtistText', { artist: localText(asked.artist.name, locale) })}
          confirm={t('removeConfirm')}
          done={t('removed', { name: asked.person.name })}
          onClose={close}
        />
      )}
    </Section>
  )
}
