'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { EventOrdersDto } from '@/lib/ticketing/contract'
import { BanDialog } from './ban-dialog'
import type { AdminOrder, AdminTicket, MoreOrders, WantedOrders } from './orders'
import { OrdersTable } from './orders-table'
import { RefundDialog } from './refund-dialog'

type Asked = { kind: 'refund'; order: AdminOrder; ticket: AdminTicket } | { kind: 'ban'; order: AdminOrder } | null

interface OrdersListProps {
  slug: string
  list: EventOrdersDto
  wanted: WantedOrders
  /** Null when all that match are shown. */
  more: MoreOrders
}

/** The orders found, and what is done about one of them. */
export function OrdersList({ slug, list, wanted, more }: OrdersListProps) {
  const t = useTranslations('admin')
  const [asked, setAsked] = useState<Asked>(null)
  if (list.orders.length === 0) return <NoOrders {...wanted} />
  return (
    <>
      <Card className="border-0 bg-transparent shadow-none md:border md:bg-card md:shadow-card">
        <OrdersTable
          orders={list.orders}
          onRefund={(order, ticket) => setAsked({ kind: 'refund', order, ticket })}
          onBan={(order) => setAsked({ kind: 'ban', order })}
          may={{ refund: list.mayRefund, ban: list.mayBan }}
        />
      </Card>
      {more !== null && (
        <div className="mt-5 text-center">
          <Button look="quiet" disabled={more.isComing} onClick={more.ask}>
            {t('moreOrders', { count: list.found - list.orders.length })}
          </Button>
        </div>
      )}
      {asked?.kind === 'refund' && <RefundDialog slug={slug} order={asked.order} ticket={asked.ticket} onClose={() => setAsked(null)} />}
      {asked?.kind === 'ban' && <BanDialog slug={slug} order={asked.order} onClose={() => setAsked(null)} />}
    </>
  )
}

function NoOrders({ search, onlyMissed }: WantedOrders) {
  const t = useTranslations('admin')
  if (search !== '') return <EmptyState title={t('noMatch', { search })} text={t('noMatchText')} />
  if (onlyMissed) return <EmptyState title={t('noneMissed')} text={t('noneMissedText')} />
  return <EmptyState title={t('none')} text={t('noneText')} />
}
