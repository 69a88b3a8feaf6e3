import { z } from 'zod'
import { PageFrame } from '@/components/shell/page-frame'
import { TodayScreen } from '@/components/studio/today-screen'
import { artist } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('studio.todayTitle')

export default page({
  access: artist(null),
  params: z.strictObject({}),
  path: () => '/studio',
  render: () => (
    <PageFrame theme="dark">
      <TodayScreen />
    </PageFrame>
  ),
})
