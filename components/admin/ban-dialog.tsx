'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAction } from '@/components/shell/use-action'
import { Confirm } from '@/components/ui/confirm'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import { ordersKey, type AdminOrder } from './orders'
import { ReasonField } from './reason-field'
import { useReasonForm } from './reason-form'

interface BanDialogProps {
  slug: string
  order: AdminOrder
  onClose: () => void
}

/** Bans the buyer of an order from everything of the organiser. */
export function BanDialog({ slug, order, onClose }: BanDialogProps) {
  const t = useTranslations('admin')
  const toast = useToast()
  const client = useQueryClient()
  const form = useReasonForm()
  const ban = useAction<unknown, { reason: string }>({ path: `/api/admin/orders/${order.id}/ban` })
  const submit = form.handleSubmit((input) =>
    ban.mutate(input, {
      onSuccess: () => {
        toast({ text: t('banned', { name: order.buyerName }) })
        onClose()
      },
      onSettled: () => client.invalidateQueries({ queryKey: ordersKey(slug) }),
    }),
  )
  return (
    <Confirm
      open
      onOpenChange={onClose}
      title={t('banTitle', { name: order.buyerName })}
      description={t('banText')}
      confirm={ban.isPending ? t('banning') : t('banConfirm')}
      keep={t('keep')}
      busy={ban.isPending}
      onConfirm={() => void submit()}
    >
      <ReasonField form={form} />
      <ProblemPanel error={ban.error} />
    </Confirm>
  )
}
