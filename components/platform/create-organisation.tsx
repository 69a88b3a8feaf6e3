'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { LinkShownOnce } from '@/components/people/link-shown-once'
import { MailLanguage } from '@/components/people/mail-language'
import { SellerFields } from '@/components/people/seller-fields'
import { emptySeller, sellerBody, SellerForm } from '@/components/people/seller-form'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input, TextArea } from '@/components/ui/input'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Address, NameSlug, type OrganisationMadeDto } from '@/lib/accounts/contract'
import { locales } from '@/messages/locale'
import { usePlatformAgain } from './platform'

const HouseForm = z.object({
  slug: NameSlug,
  ownerEmail: z.string().refine((text) => text.trim() === '' || Address.safeParse(text).success),
  locale: z.enum(locales),
  reason: z.string().trim().min(10).max(500),
})
type HouseForm = z.infer<typeof HouseForm>

/** Makes an organiser, and the link for its first owner. */
export function CreateOrganisationDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('platform')
  const people = useTranslations('people')
  const readAgain = usePlatformAgain()
  const [made, setMade] = useState<{ link: string; email: string | null } | null>(null)
  const seller = useForm<SellerForm>({ resolver: zodResolver(SellerForm), defaultValues: emptySeller })
  const house = useForm<HouseForm>({ resolver: zodResolver(HouseForm), defaultValues: { slug: '', ownerEmail: '', locale: 'ja', reason: '' } })
  const { errors } = house.formState
  const [ownerEmail, locale] = useWatch({ control: house.control, name: ['ownerEmail', 'locale'] })
  const create = useAction<OrganisationMadeDto, { seller: SellerForm; house: HouseForm }>({
    path: '/api/platform/organisations',
    body: (input) => ({ ...sellerBody(input.seller), slug: input.house.slug, reason: input.house.reason, ...(input.house.ownerEmail.trim() === '' ? {} : { ownerEmail: input.house.ownerEmail, locale: input.house.locale }) }),
  })
  const submit = async () => {
    // Both halves say what is missing at once.
    const [isSeller, isHouse] = [await seller.trigger(), await house.trigger()]
    if (!isSeller || !isHouse) return
    create.mutate(
      { seller: seller.getValues(), house: house.getValues() },
      {
        onSuccess: ({ link, isMailed }) => setMade({ link, email: isMailed ? house.getValues('ownerEmail').trim() : null }),
        onSettled: readAgain,
      },
    )
  }
  if (made !== null) {
    return (
      <Dialog open onOpenChange={onClose} title={people('linkTitle')}>
        <LinkShownOnce {...made} onClose={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog open onOpenChange={onClose} title={t('create')} description={t('createText')}>
      <form
        noValidate
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field label={t('slug')} help={people('artistSlugHelp')} error={errors.slug === undefined ? undefined : people('slugWrong')}>
          {(input) => <Input autoCapitalize="none" autoComplete="off" spellCheck={false} maxLength={40} {...input} {...house.register('slug')} />}
        </Field>
        <SellerFields form={seller} />
        <Field label={t('ownerEmail')} help={t('ownerEmailHelp')} error={errors.ownerEmail === undefined ? undefined : people('emailWrong')}>
          {(input) => <Input type="email" autoComplete="off" maxLength={320} {...input} {...house.register('ownerEmail')} />}
        </Field>
        {ownerEmail.trim() !== '' && <MailLanguage value={locale} onChange={(next) => house.setValue('locale', next)} />}
        <Field label={t('reason')} help={t('createReasonHelp')} error={errors.reason === undefined ? undefined : t('reasonMissing')}>
          {(input) => <TextArea rows={2} maxLength={500} {...input} {...house.register('reason')} />}
        </Field>
        <ProblemPanel error={create.error} />
        <Button type="submit" wide busy={create.isPending}>
          {create.isPending ? t('creating') : t('create')}
        </Button>
      </form>
    </Dialog>
  )
}
