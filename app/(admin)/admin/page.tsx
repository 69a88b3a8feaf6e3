import { z } from 'zod'
import { TodayScreen } from '@/components/admin/today-screen'
import { AdminFrame } from '@/components/shell/admin-frame'
import { staff } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('admin.todayMeta')

export default page({
  access: staff('moderator', null, ['moderator', 'desk', 'support']),
  params: z.strictObject({}),
  path: () => '/admin',
  render: () => (
    <AdminFrame>
      <TodayScreen />
    </AdminFrame>
  ),
})
