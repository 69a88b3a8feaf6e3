import { StaffWatchScreen } from '@/components/player/staff-watch-screen'
import { PageFrame } from '@/components/shell/page-frame'
import { staff } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'
import { readModeratedWatch } from '@/lib/streaming'
import { BroadcastById } from '@/lib/streaming/contract'

export const generateMetadata = titled('watch.staff.metaTitle')

export default page({
  access: staff('moderator', 'broadcastId', ['moderator']),
  params: BroadcastById,
  path: ({ broadcastId }) => `/admin/watch/${broadcastId}`,
  render: async ({ ports, actor, params }) => {
    // For who does not watch over it there is no such page.
    await readModeratedWatch(ports, actor, params)
    return (
      <PageFrame theme="dark" width="full">
        <StaffWatchScreen broadcastId={params.broadcastId} />
      </PageFrame>
    )
  },
})
