'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useAction } from '@/components/shell/use-action'
import { Confirm } from '@/components/ui/confirm'
import { localText } from '@/components/ui/local-text'
import { Money, yenText } from '@/components/ui/money'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import type { RefundDto } from '@/lib/ticketing/contract'
import { ordersKey, type AdminOrder, type AdminTicket } from './orders'
import { ReasonField } from './reason-field'
import { useReasonForm } from './reason-form'

interface RefundDialogProps {
  slug: string
  order: AdminOrder
  ticket: AdminTicket
  onClose: () => void
}

/** Refunds one ticket, after the amount has been named and a reason given. */
export function RefundDialog({ slug, order, ticket, onClose }: RefundDialogProps) {
  const t = useTranslations('admin')
  const locale = useLocale()
  const toast = useToast()
  const client = useQueryClient()
  const form = useReasonForm()
  const refund = useAction<RefundDto, { reason: string }>({ path: `/api/admin/tickets/${ticket.id}/refund` })
  const submit = form.handleSubmit((input) =>
    refund.mutate(input, {
      onSuccess: ({ refundedYen }) => {
        toast({ text: t('refunded', { code: ticket.shortCode, price: yenText(refundedYen) }) })
        onClose()
      },
      onSettled: () => client.invalidateQueries({ queryKey: ordersKey(slug) }),
    }),
  )
  return (
    <Confirm
      open
      onOpenChange={onClose}
      title={t('refundTitle', { name: order.buyerName })}
      description={t('refundText', { type: localText(ticket.typeName, locale), code: ticket.shortCode })}
      confirm={refund.isPending ? t('refunding') : t('refundConfirm', { price: yenText(ticket.priceYen) })}
      keep={t('keep')}
      busy={refund.isPending}
      onConfirm={() => void submit()}
    >
      <p className="flex items-baseline justify-between rounded-xl bg-sunken px-4 py-3">
        {t('refundAmount')}
        <Money yen={ticket.priceYen} className="text-2xl font-extrabold" />
      </p>
      <ReasonField form={form} />
      <ProblemPanel error={refund.error} />
    </Confirm>
  )
}
