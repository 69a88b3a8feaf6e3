import { useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/button'
import { yenText } from '@/components/ui/money'
import type { EventOnSaleDto } from '@/lib/ticketing/contract'
import { TicketOffer } from './ticket-offer'

/** Everything sold for an event; on a phone a bar at the lower edge leads to it from anywhere on the page. */
export function TicketShop({ event }: { event: Pick<EventOnSaleDto, 'slug' | 'zone' | 'ticketTypes'> }) {
  const t = useTranslations('events')
  const onSale = event.ticketTypes.filter(({ availability }) => availability === 'available' || availability === 'few')
  const cheapest = Math.min(...onSale.map(({ priceYen }) => priceYen))
  return (
    <section aria-labelledby="tickets">
      <h2 id="tickets" className="mb-4 text-xl">
        {t('tickets')}
      </h2>
      <div className="space-y-4">
        {event.ticketTypes.map((ticketType) => (
          <TicketOffer key={ticketType.slug} eventSlug={event.slug} zone={event.zone} ticketType={ticketType} />
        ))}
      </div>
      {onSale.length > 0 && (
        <div className="fixed inset-x-0 bottom-0 z-30 flex items-center justify-between gap-4 border-t border-line bg-card/95 px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] backdrop-blur-md lg:hidden">
          <p className="text-lg font-bold tabular-nums">{onSale.length > 1 ? t('priceFrom', { price: yenText(cheapest) }) : yenText(cheapest)}</p>
          <a href="#tickets" className={buttonClasses({})}>
            {t('chooseTicket')}
          </a>
        </div>
      )}
    </section>
  )
}
