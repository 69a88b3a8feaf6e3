import { z } from 'zod'
import { EventListScreen } from '@/components/events/event-list-screen'
import { PageFrame } from '@/components/shell/page-frame'
import { publicBecause } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'
import { listEventsOnSale } from '@/lib/ticketing'

export const generateMetadata = titled('events.metaTitle')

export default page({
  access: publicBecause('the list of events is an announcement'),
  params: z.strictObject({}),
  path: () => '/',
  render: async ({ ports }) => {
    const { events } = await listEventsOnSale(ports)
    return (
      <PageFrame>
        <EventListScreen events={events} now={ports.clock.now().getTime()} />
      </PageFrame>
    )
  },
})
