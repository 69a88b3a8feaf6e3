'use client'

import { CircleCheckBig, CircleSlash, Clock4, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { buttonClasses } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'
import type { OrderDto } from '@/lib/ticketing/contract'
import { CheckoutSteps } from './checkout-steps'
import { OrderSummary } from './order-summary'
import { forgetPaying } from './paying-mark'

type ClosedState = Exclude<OrderDto['state'], 'held' | 'awaiting_payment'>

const pictures = { paid: CircleCheckBig, partly_refunded: Undo2, refunded: Undo2, expired: Clock4, cancelled: CircleSlash }

/** An order that no longer changes by the buyer: what happened, whether money moved, and where to go. */
export function CheckoutClosed({ order, state }: { order: OrderDto; state: ClosedState }) {
  const t = useTranslations('checkout')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    forgetPaying(order.id)
    heading.current?.focus()
  }, [order.id])
  const Picture = pictures[state]
  const words = {
    paid: { title: t('paidTitle'), text: t('paidText') },
    partly_refunded: { title: t('partlyRefundedTitle'), text: t('partlyRefundedText') },
    refunded: { title: t('refundedTitle'), text: t('refundedText') },
    expired: { title: t('expiredTitle'), text: t('expiredText') },
    cancelled: { title: t('cancelledTitle'), text: t('cancelledText') },
  }[state]
  const hasTickets = state === 'paid' || state === 'partly_refunded'
  return (
    <>
      {hasTickets && <CheckoutSteps at="done" />}
      <div className="mb-6 flex flex-col items-center py-4 text-center">
        <span
          className={cn('grid size-16 place-items-center rounded-full', hasTickets ? 'bg-good-wash text-good' : 'bg-sunken text-ink-soft')}
        >
          <Picture aria-hidden className="size-8" />
        </span>
        <h2 ref={heading} tabIndex={-1} className="mt-4 text-2xl outline-none">
          {words.title}
        </h2>
        <p className="mt-2 max-w-md text-ink-soft">{words.text}</p>
        {hasTickets ? (
          <Link href="/tickets" className={buttonClasses({ size: 'large', className: 'mt-6 w-full sm:w-auto' })}>
            {t('toTickets')}
          </Link>
        ) : (
          <Link href={`/events/${order.eventSlug}`} className={buttonClasses({ className: 'mt-6 w-full sm:w-auto' })}>
            {t('backToEvent')}
          </Link>
        )}
      </div>
      <OrderSummary order={order} />
    </>
  )
}
