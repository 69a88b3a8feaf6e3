'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { signInPath } from '@/components/shell/sign-in-path'
import { useAction } from '@/components/shell/use-action'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Countdown } from '@/components/ui/countdown'
import { localText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import { Money } from '@/components/ui/money'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { HoldDto, HoldSeats, TicketTypeDto } from '@/lib/ticketing/contract'
import { Availability } from './availability'
import { OpensList } from './opens-list'
import { QuantityStepper } from './quantity-stepper'
import { waitingOrdersKey } from './waiting-orders'

interface TicketOfferProps {
  eventSlug: string
  zone: string
  ticketType: TicketTypeDto
}

/** One kind of ticket: what it opens, what it costs, and the way to it. */
export function TicketOffer({ eventSlug, zone, ticketType }: TicketOfferProps) {
  const t = useTranslations('events')
  const locale = useLocale()
  const router = useRouter()
  const viewer = useViewer()
  const [quantity, setQuantity] = useState(1)
  const client = useQueryClient()
  const hold = useAction<HoldDto, HoldSeats>({ path: '/api/ticketing/orders' })
  const name = localText(ticketType.name, locale)
  const description = localText(ticketType.description, locale)
  const { availability } = ticketType
  const onSale = availability === 'available' || availability === 'few'

  const buy = () =>
    hold.mutate(
      { eventSlug, ticketTypeSlug: ticketType.slug, quantity },
      {
        onSuccess: ({ orderId }) => router.push(`/checkout/${orderId}`),
        // What is left may have changed, and seats may be held though nobody heard of it: show both next to what happened.
        onError: () => {
          router.refresh()
          void client.invalidateQueries({ queryKey: waitingOrdersKey })
        },
      },
    )

  return (
    <Card className="overflow-hidden" aria-labelledby={`ticket-${ticketType.slug}`}>
      <div className="border-l-6 border-accent p-5">
        <div className="flex items-start justify-between gap-3">
          <h3 id={`ticket-${ticketType.slug}`} className="text-lg">
            {name}
          </h3>
          <Availability availability={availability} />
        </div>
        {description !== '' && <p className="mt-1 text-sm text-ink-soft">{description}</p>}
        <p className="mt-3 flex flex-wrap items-baseline gap-x-2">
          <Money yen={ticketType.priceYen} className="text-3xl font-extrabold" />
          <span className="text-sm text-ink-soft">{t('taxIncluded', { rate: ticketType.taxRatePercent })}</span>
        </p>
        <div className="mt-4 border-t border-dashed border-line-strong/50 pt-4">
          <OpensList opens={ticketType.opens} zone={zone} />
        </div>
        {availability === 'before' && (
          <div className="mt-5 rounded-xl bg-accent-wash p-4">
            <p className="text-sm text-ink-soft">{t('saleStarts')}</p>
            <Countdown instant={ticketType.saleStartsAt} onDone={() => router.refresh()} className="text-2xl font-bold" />
            <p suppressHydrationWarning className="text-sm tabular-nums">
              {t('saleStartsAt', { time: momentText(ticketType.saleStartsAt, locale, zone) })}
            </p>
          </div>
        )}
        {onSale && (
          <>
            <div className="mt-5 flex items-center justify-between gap-3">
              <QuantityStepper
                label={t('quantityOf', { name })}
                value={quantity}
                most={ticketType.limitPerPerson}
                onChange={setQuantity}
              />
              <p className="text-right">
                <span className="block text-xs text-ink-soft">{t('total')}</span>
                <Money yen={ticketType.priceYen * quantity} className="text-xl font-bold" />
              </p>
            </div>
            <p className="mt-1.5 text-sm text-ink-soft">{t('limit', { count: ticketType.limitPerPerson })}</p>
            {viewer?.signedIn === false ? (
              <Button asChild size="large" wide className="mt-4">
                <Link href={signInPath(`/events/${eventSlug}`)}>{t('signInToBuy')}</Link>
              </Button>
            ) : (
              <Button size="large" wide className="mt-4" busy={hold.isPending || hold.isSuccess} onClick={buy}>
                {hold.isPending || hold.isSuccess ? t('buying') : t('buy')}
              </Button>
            )}
            <p suppressHydrationWarning className="mt-2 text-center text-xs text-ink-soft tabular-nums">
              {t('buyNote')}
              <br />
              {t('saleEndsAt', { time: momentText(ticketType.saleEndsAt, locale, zone) })}
            </p>
          </>
        )}
        <ProblemPanel error={hold.error} moneyUntouched className="mt-4" />
      </div>
    </Card>
  )
}
