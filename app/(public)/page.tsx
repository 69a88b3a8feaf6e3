import { z } from 'zod'
import { EventListScreen } from '@/components/events/event-list-screen'
import { PageFrame } from '@/components/shell/page-frame'
import { listPublicEvents } from '@/lib/events'
import { publicBecause } from '@/lib/http/access'
import { page } from '@/lib/http/page'

export default page({
  access: publicBecause('the list of events is an announcement'),
  params: z.strictObject({}),
  path: () => '/',
  render: async ({ ports }) => {
    const { events } = await listPublicEvents(ports)
    return (
      <PageFrame>
        <EventListScreen events={events} now={ports.clock.now().getTime()} />
      </PageFrame>
    )
  },
})
