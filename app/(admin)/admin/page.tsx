import { z } from 'zod'
import { TodayScreen } from '@/components/admin/today-screen'
import { PageFrame } from '@/components/shell/page-frame'
import { staff } from '@/lib/http/access'
import { page } from '@/lib/http/page'

export default page({
  access: staff('moderator', null),
  params: z.strictObject({}),
  path: () => '/admin',
  render: () => (
    <PageFrame>
      <TodayScreen />
    </PageFrame>
  ),
})
