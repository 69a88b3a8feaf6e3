'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { useAction } from '@/components/shell/use-action'
import { viewerKey } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { SetName, type MeDto, type NameDto } from '@/lib/accounts/contract'

interface NameFormProps {
  /** The name so far. */
  name: string
  /** What the button says. */
  submit: string
  onSaved: () => void
  /** Where one may also leave it as it is. */
  onLeave?: () => void
}

/** The name that artists and organisers see. */
export function NameForm({ name, submit, onSaved, onLeave }: NameFormProps) {
  const t = useTranslations('me')
  const client = useQueryClient()
  const save = useAction<z.infer<typeof NameDto>, z.output<typeof SetName>>({ path: '/api/me/name' })
  const form = useForm<z.input<typeof SetName>, unknown, z.output<typeof SetName>>({
    resolver: zodResolver(SetName),
    defaultValues: { displayName: name },
  })
  const send = form.handleSubmit((input) =>
    save.mutate(input, {
      onSuccess: ({ displayName }) => {
        client.setQueryData<MeDto>(viewerKey, (before) => before && { ...before, displayName })
        onSaved()
      },
    }),
  )
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="space-y-4">
      <Field label={t('name')} help={t('nameHelp')} error={form.formState.errors.displayName === undefined ? undefined : t('nameWrong')}>
        {(field) => <Input {...field} {...form.register('displayName')} autoComplete="nickname" enterKeyHint="done" className="min-h-12" />}
      </Field>
      <ProblemPanel error={save.error} />
      <div className="flex flex-col-reverse gap-2.5 sm:flex-row sm:justify-end">
        {onLeave !== undefined && (
          <Button look="quiet" onClick={onLeave} disabled={save.isPending}>
            {t('keep')}
          </Button>
        )}
        <Button type="submit" busy={save.isPending || save.isSuccess} className={onLeave === undefined ? 'w-full min-h-12' : ''}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
