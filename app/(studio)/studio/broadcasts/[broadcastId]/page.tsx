import { PageFrame } from '@/components/shell/page-frame'
import { BroadcastScreen } from '@/components/studio/broadcast-screen'
import { artist } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'
import { BroadcastById } from '@/lib/streaming/contract'

export const generateMetadata = titled('shell.studio')

export default page({
  access: artist('broadcastId'),
  params: BroadcastById,
  path: ({ broadcastId }) => `/studio/broadcasts/${broadcastId}`,
  render: ({ params }) => (
    <PageFrame theme="dark">
      <BroadcastScreen broadcastId={params.broadcastId} />
    </PageFrame>
  ),
})
