'use client'

import { Ban } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Moment } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import { Money } from '@/components/ui/money'
import { Table } from '@/components/ui/table'
import type { AdminOrder, AdminTicket } from './orders'

const orderTones: Record<AdminOrder['state'], BadgeTone> = {
  held: 'neutral',
  awaiting_payment: 'warn',
  paid: 'good',
  partly_refunded: 'warn',
  refunded: 'outline',
  expired: 'neutral',
  cancelled: 'neutral',
}
const ticketTones: Record<AdminTicket['state'], BadgeTone> = { valid: 'good', used: 'neutral', refunded: 'outline', revoked: 'bad' }

interface OrdersTableProps {
  orders: readonly AdminOrder[]
  onRefund: (order: AdminOrder, ticket: AdminTicket) => void
  onBan: (order: AdminOrder) => void
  /** What to offer. The routes decide. */
  may: { refund: boolean; ban: boolean }
}

/** Who bought what, and what may be done about it. */
export function OrdersTable({ orders, onRefund, onBan, may }: OrdersTableProps) {
  const t = useTranslations('admin')
  const locale = useLocale()
  return (
    <Table
      caption={t('ordersHeading')}
      rows={orders}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'buyer',
          header: t('buyer'),
          whole: true,
          cell: (order) => (
            <div>
              <p className="font-bold">{order.buyerName}</p>
              <p className="text-xs text-ink-soft tabular-nums select-all">{order.id.slice(0, 8)}</p>
            </div>
          ),
        },
        { key: 'placed', header: t('placed'), cell: (order) => <Moment instant={order.placedAt} className="text-sm" /> },
        {
          key: 'state',
          header: t('state'),
          cell: (order) => (
            <span className="flex flex-wrap gap-1">
              <Badge tone={orderTones[order.state]}>{t(`orderState.${order.state}`)}</Badge>
              {order.letter === 'retrying' && <Badge tone="warn">{t('letterRetrying')}</Badge>}
              {(order.letter === 'failed' || order.letter === 'bounced' || order.letter === 'none') && (
                <Badge tone="bad">{t(order.letter === 'none' ? 'letterNone' : 'letterMissed')}</Badge>
              )}
            </span>
          ),
        },
        {
          key: 'tickets',
          header: t('tickets'),
          whole: true,
          cell: (order) => (
            <ul className="divide-y divide-line/70">
              {order.tickets.map((ticket) => (
                <li key={ticket.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
                  <span className="text-sm font-bold tracking-wider tabular-nums">{ticket.shortCode}</span>
                  <span className="text-sm text-ink-soft">{localText(ticket.typeName, locale)}</span>
                  <Badge tone={ticketTones[ticket.state]}>{t(`ticketState.${ticket.state}`)}</Badge>
                  {may.refund && (ticket.state === 'valid' || ticket.state === 'used') && (
                    <Button
                      look="quiet"
                      size="small"
                      className="ml-auto"
                      aria-label={t('refundOf', { code: ticket.shortCode })}
                      onClick={() => onRefund(order, ticket)}
                    >
                      {t('refund')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          ),
        },
        { key: 'total', header: t('total'), align: 'right', cell: (order) => <Money yen={order.totalYen} className="font-bold" /> },
        ...(!may.ban ? [] : [{
          key: 'actions',
          header: t('actions'),
          align: 'right' as const,
          cell: (order: AdminOrder) => (
            <Button look="plain" size="small" aria-label={t('banOf', { name: order.buyerName })} onClick={() => onBan(order)}>
              <Ban aria-hidden />
              {t('ban')}
            </Button>
          ),
        }]),
      ]}
    />
  )
}
