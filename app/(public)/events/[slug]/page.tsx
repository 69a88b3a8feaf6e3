import { EventScreen } from '@/components/events/event-screen'
import { PageFrame } from '@/components/shell/page-frame'
import { SellerNote } from '@/components/ticketing/seller-note'
import { TicketShop } from '@/components/ticketing/ticket-shop'
import { readPublicEvent } from '@/lib/events'
import { ReadEvent } from '@/lib/events/contract'
import { publicBecause } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titledBy } from '@/lib/http/page-title'
import { readEventOnSale } from '@/lib/ticketing'

export const generateMetadata = titledBy(ReadEvent, async (ports, params) => (await readPublicEvent(ports, params.slug)).announced.title)

export default page({
  access: publicBecause('an event, its programme and its prices are an announcement'),
  params: ReadEvent,
  path: ({ slug }) => `/events/${slug}`,
  render: async ({ ports, params }) => {
    const event = await readEventOnSale(ports, params)
    return (
      <PageFrame width="full">
        <EventScreen event={event} now={ports.clock.now().getTime()} tickets={<TicketShop event={event} />} seller={<SellerNote seller={event.seller} />} />
      </PageFrame>
    )
  },
})
