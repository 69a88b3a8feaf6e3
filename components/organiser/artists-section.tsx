'use client'

import { Plus, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { localText } from '@/components/ui/local-text'
import { moveItem } from '@/components/ui/move-item'
import { SaveBar } from '@/components/ui/save-bar'
import { SortableList } from '@/components/ui/sortable-list'
import { ArtistsForm, artistsOf, detailsBody } from './forms/details'
import type { Plan } from './plan'
import { SectionCard } from './section-card'
import { SectionNotes } from './section-notes'
import { ToPeople } from './to-people'
import { useSection } from './use-section'

/** Who appears, in the order of the announcement. */
export function ArtistsSection({ plan, isShown }: { plan: Plan; isShown: boolean }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const section = useSection<ArtistsForm>({ name: 'artists', plan, schema: ArtistsForm, read: artistsOf, path: '', body: (current, form) => detailsBody(current, form) })
  const known = [...plan.choices.artists, ...plan.artists]
  const nameOf = (slug: string) => {
    const artist = known.find((one) => one.slug === slug)
    return artist === undefined ? slug : localText(artist.name, locale)
  }
  const isFixed = plan.may.edit === 'texts'
  return (
    <SectionCard
      name="artists"
      isShown={isShown}
      foot={<SaveBar isChanged={section.isChanged} isSaving={section.isSaving} isSaved={section.isSaved} onSave={section.save} onDiscard={section.discard} />}
    >
      <SectionNotes section={section} />
      {known.length === 0 && (
        <div className="rounded-xl bg-sunken p-5">
          <p className="font-bold">{t('noArtists')}</p>
          <p className="mt-1 text-ink-soft">{t('noArtistsText')}</p>
          <ToPeople />
        </div>
      )}
      <Controller
        control={section.form.control}
        name="artistSlugs"
        render={({ field }) => (
          <>
            <SortableList
              items={field.value}
              keyOf={(slug) => slug}
              nameOf={nameOf}
              disabled={isFixed}
              onMove={(from, to) => field.onChange(moveItem(field.value, from, to))}
            >
              {(slug, _index, moving) => (
                <div className="flex items-center gap-2 rounded-xl border border-line bg-card py-1 pr-2 pl-4">
                  <span className="min-w-0 flex-1 font-semibold">{nameOf(slug)}</span>
                  {moving}
                  {!isFixed && (
                    <Button look="plain" size="icon" aria-label={t('leaveOut', { name: nameOf(slug) })} onClick={() => field.onChange(field.value.filter((one) => one !== slug))}>
                      <X aria-hidden />
                    </Button>
                  )}
                </div>
              )}
            </SortableList>
            {!isFixed && (
              <ul aria-label={t('addArtist')} className="flex flex-wrap gap-2">
                {plan.choices.artists
                  .filter(({ slug }) => !field.value.includes(slug))
                  .map(({ slug }) => (
                    <li key={slug}>
                      <Button look="quiet" onClick={() => field.onChange([...field.value, slug])}>
                        <Plus aria-hidden />
                        {t('add', { name: nameOf(slug) })}
                      </Button>
                    </li>
                  ))}
              </ul>
            )}
          </>
        )}
      />
    </SectionCard>
  )
}
