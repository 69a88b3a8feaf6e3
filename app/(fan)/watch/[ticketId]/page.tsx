import { WatchScreen } from '@/components/player/watch-screen'
import { InAppPanel } from '@/components/shell/in-app/in-app-panel'
import { PageFrame } from '@/components/shell/page-frame'
import { ticketHolder } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'
import { TicketByIdInput } from '@/lib/streaming/contract'

export const generateMetadata = titled('watch.metaTitle')

export default page({
  access: ticketHolder('ticketId'),
  params: TicketByIdInput,
  path: ({ ticketId }) => `/watch/${ticketId}`,
  render: ({ params }) => (
    <PageFrame theme="dark" width="full">
      <InAppPanel why="watch" className="mx-4 my-4 md:mx-auto md:max-w-3xl" />
      <WatchScreen ticketId={params.ticketId} />
    </PageFrame>
  ),
})
