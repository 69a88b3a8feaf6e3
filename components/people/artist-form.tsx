'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import { WordsField } from '@/components/ui/words-field'
import { NameSlug, type ArtistDto } from '@/lib/accounts/contract'
import { usePeopleAgain, type ArtistOfHouse } from './people'

const typed = z.string().trim().min(1).max(80)
const ArtistForm = z.object({ name: z.object({ ja: typed, en: typed }), slug: NameSlug })
type ArtistForm = z.infer<typeof ArtistForm>

interface ArtistFormDialogProps {
  organisationSlug: string
  /** The one to rename; a new one without. */
  artist?: ArtistOfHouse
  onClose: () => void
}

/** Adds an artist, or gives one another name. */
export function ArtistFormDialog({ organisationSlug, artist, onClose }: ArtistFormDialogProps) {
  const t = useTranslations('people')
  const locale = useLocale()
  const toast = useToast()
  const readAgain = usePeopleAgain()
  const form = useForm<ArtistForm>({
    resolver: zodResolver(ArtistForm),
    defaultValues: artist === undefined ? { name: { ja: '', en: '' }, slug: '' } : { name: artist.name, slug: artist.slug },
  })
  const { errors } = form.formState
  const save = useAction<ArtistDto, ArtistForm>({
    path: artist === undefined ? '/api/admin/people/artists' : `/api/admin/people/artists/${artist.slug}`,
    body: ({ name, slug }) => (artist === undefined ? { organisationSlug, name, slug } : { name }),
  })
  const submit = form.handleSubmit((input) =>
    save.mutate(input, {
      onSuccess: () => {
        toast({ text: artist === undefined ? t('artistAdded', { name: localText(input.name, locale) }) : t('renamed') })
        onClose()
      },
      onSettled: readAgain,
    }),
  )
  const missing = (language: 'ja' | 'en') => (errors.name?.[language] === undefined ? {} : { [language]: t('required') })
  return (
    <Dialog open onOpenChange={onClose} title={artist === undefined ? t('artistFormTitle') : t('renameTitle')}>
      <form noValidate className="space-y-5" onSubmit={(event) => void submit(event)}>
        <Controller
          control={form.control}
          name="name"
          render={({ field: { value, onChange, onBlur } }) => (
            <WordsField label={t('artistName')} value={value} onChange={onChange} onBlur={onBlur} most={80} errors={{ ...missing('ja'), ...missing('en') }} />
          )}
        />
        {artist === undefined && (
          <Field label={t('artistSlug')} help={t('artistSlugHelp')} error={errors.slug === undefined ? undefined : t('slugWrong')}>
            {(input) => <Input autoCapitalize="none" autoComplete="off" spellCheck={false} maxLength={40} {...input} {...form.register('slug')} />}
          </Field>
        )}
        <ProblemPanel error={save.error} />
        <Button type="submit" wide busy={save.isPending}>
          {artist === undefined ? (save.isPending ? t('adding') : t('add')) : save.isPending ? t('saving') : t('save')}
        </Button>
      </form>
    </Dialog>
  )
}
