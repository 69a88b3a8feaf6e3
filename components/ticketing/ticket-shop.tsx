import { useTranslations } from 'next-intl'
import { InAppPanel } from '@/components/shell/in-app/in-app-panel'
import { yenText } from '@/components/ui/money'
import type { EventOnSaleDto } from '@/lib/ticketing/contract'
import { BuyBar } from './buy-bar'
import { TicketOffer } from './ticket-offer'
import { WaitingOrderNote } from './waiting-order-note'

/** Everything sold for an event; on a phone a bar at the lower edge leads to it from anywhere on the page. */
export function TicketShop({ event }: { event: Pick<EventOnSaleDto, 'slug' | 'zone' | 'ticketTypes'> }) {
  const t = useTranslations('events')
  const onSale = event.ticketTypes.filter(({ availability }) => availability === 'available' || availability === 'few')
  const cheapest = Math.min(...onSale.map(({ priceYen }) => priceYen))
  return (
    <section id="ticket-shop" aria-labelledby="tickets">
      <h2 id="tickets" className="mb-4 text-xl">
        {t('tickets')}
      </h2>
      <WaitingOrderNote eventSlug={event.slug} />
      {onSale.length > 0 && <InAppPanel why="buy" className="mb-4" />}
      {event.ticketTypes.length === 0 && <p className="rounded-xl bg-sunken p-4 text-sm text-ink-soft">{t('noTickets')}</p>}
      <div className="space-y-4">
        {event.ticketTypes.map((ticketType) => (
          <TicketOffer key={ticketType.slug} eventSlug={event.slug} zone={event.zone} ticketType={ticketType} />
        ))}
      </div>
      {onSale.length > 0 && (
        <BuyBar target="ticket-shop" price={onSale.length > 1 ? t('priceFrom', { price: yenText(cheapest) }) : yenText(cheapest)} />
      )}
    </section>
  )
}
