'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '@/components/shell/use-action'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { SaveBar } from '@/components/ui/save-bar'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { OrganisationDto } from '@/lib/accounts/contract'
import { organisationKey, useOrganisation, usePeopleAgain } from './people'
import { Section } from './section'
import { SellerFields } from './seller-fields'
import { sellerBody, SellerForm, sellerOf } from './seller-form'

/** The organisation's names and its facts as a seller. */
export function OrganisationSection({ slug }: { slug: string }) {
  const t = useTranslations('people')
  const { data, error, refetch } = useOrganisation(slug)
  return (
    <Section id="organisation" title={t('sellerHeading')} lead={t('sellerLead')}>
      <ProblemPanel error={error} onRetry={() => void refetch()} className="mx-5 mb-5 sm:mx-6" />
      {data === undefined && error === null && (
        <Loading className="px-5 pb-5 sm:px-6">
          <Skeleton className="h-40" />
        </Loading>
      )}
      {data !== undefined && <OrganisationForm key={data.slug} organisation={data} />}
    </Section>
  )
}

function OrganisationForm({ organisation }: { organisation: OrganisationDto }) {
  const [isSaved, setSaved] = useState(false)
  const client = useQueryClient()
  const readAgain = usePeopleAgain()
  const form = useForm<SellerForm>({ resolver: zodResolver(SellerForm), defaultValues: sellerOf(organisation) })
  const save = useAction<OrganisationDto, SellerForm>({ path: `/api/admin/organisations/${organisation.slug}`, body: sellerBody })
  const submit = form.handleSubmit((input) =>
    save.mutate(input, {
      onSuccess: (answer) => {
        form.reset(sellerOf(answer))
        client.setQueryData(organisationKey(answer.slug), answer)
        setSaved(true)
        return readAgain()
      },
    }),
  )
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <div className="grid gap-5 px-5 pb-6 sm:px-6">
        <SellerFields form={form} />
        <ProblemPanel error={save.error} />
      </div>
      <SaveBar
        isChanged={form.formState.isDirty}
        isSaving={save.isPending}
        isSaved={isSaved}
        onSave={() => void submit()}
        onDiscard={() => form.reset()}
      />
    </form>
  )
}
