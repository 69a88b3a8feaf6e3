'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card, CardBody } from '@/components/ui/card'
import { Countdown } from '@/components/ui/countdown'
import { useNow } from '@/components/ui/clock'
import { Progress } from '@/components/ui/progress'
import type { OrderDto } from '@/lib/ticketing/contract'
import { CheckoutSteps } from './checkout-steps'
import { GiveUpOrder } from './give-up-order'
import { OrderSummary } from './order-summary'
import { PayButton } from './pay-button'

/** After this long the words change: something is slow, and nobody should pay twice. */
const longMs = 12_000

interface CheckoutWaitingProps {
  order: OrderDto
  /** When the seats go back on sale, on this device's clock, ms since 1970. */
  deadline: number
  onTimeOver: () => void
}

/** The buyer has been sent to pay; the answer is on its way, or the buyer came back without paying. */
export function CheckoutWaiting({ order, deadline, onTimeOver }: CheckoutWaitingProps) {
  const t = useTranslations('checkout')
  const [since] = useState(() => Date.now())
  const now = useNow()
  const long = now !== null && now - since > longMs
  return (
    <>
      <CheckoutSteps at="pay" />
      <Card className="mb-5">
        <CardBody>
          <div role="status">
            <h2 className="text-xl">{t('waitingTitle')}</h2>
            <p className="mt-1.5 text-ink-soft">{long ? t('waitingLong') : t('waitingText')}</p>
          </div>
          <Progress label={t('waitingTitle')} value={null} className="mt-5" />
          <p className="mt-4 flex items-baseline justify-between text-sm text-ink-soft">
            {t('holdLeft')}
            <Countdown to={deadline} onDone={onTimeOver} className="text-lg font-bold text-ink" />
          </p>
        </CardBody>
      </Card>
      <div className="mb-5 space-y-2">
        <p className="text-center text-sm text-ink-soft">{t('notPaidYet')}</p>
        <PayButton order={order} again />
        <GiveUpOrder orderId={order.id} />
      </div>
      <OrderSummary order={order} />
    </>
  )
}
