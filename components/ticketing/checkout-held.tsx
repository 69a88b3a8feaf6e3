'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Countdown } from '@/components/ui/countdown'
import type { OrderDto } from '@/lib/ticketing/contract'
import { CheckoutSteps } from './checkout-steps'
import { GiveUpOrder } from './give-up-order'
import { OrderSummary } from './order-summary'
import { PayButton } from './pay-button'
import { wasPaying } from './paying-mark'
import { RulesBeforePaying } from './rules-before-paying'

interface CheckoutHeldProps {
  order: OrderDto
  /** When the hold ends, on this device's clock, ms since 1970. */
  deadline: number
  onTimeOver: () => void
}

/** Seats are held; the buyer may pay or leave. */
export function CheckoutHeld({ order, deadline, onTimeOver }: CheckoutHeldProps) {
  const t = useTranslations('checkout')
  const [declined] = useState(() => wasPaying(order.id))
  return (
    <>
      <CheckoutSteps at="hold" />
      {declined && (
        <div role="alert" className="mb-5 rounded-2xl border border-warn/40 bg-warn-wash p-5">
          <p className="font-bold text-warn">{t('declinedTitle')}</p>
          <p className="mt-1">{t('declinedText')}</p>
        </div>
      )}
      <section
        aria-labelledby="hold-heading"
        className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-2xl bg-accent-wash p-5"
      >
        <div className="max-w-sm">
          <h2 id="hold-heading" className="font-bold">
            {t('holdTitle')}
          </h2>
          <p className="text-sm text-ink-soft">{t('holdText')}</p>
        </div>
        <p>
          <span className="block text-xs text-ink-soft">{t('holdLeft')}</span>
          <Countdown to={deadline} announce onDone={onTimeOver} className="text-4xl leading-none font-extrabold" />
        </p>
      </section>
      <OrderSummary order={order} />
      <div className="mt-6">
        <RulesBeforePaying eventSlug={order.eventSlug}>
          <PayButton order={order} />
          <p className="mt-2 text-center text-sm text-ink-soft">{t('payNote')}</p>
        </RulesBeforePaying>
        <div className="mt-2">
          <GiveUpOrder orderId={order.id} />
        </div>
      </div>
    </>
  )
}
