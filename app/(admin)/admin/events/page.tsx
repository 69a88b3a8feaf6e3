import { z } from 'zod'
import { EventsScreen } from '@/components/organiser/events-screen'
import { AdminFrame } from '@/components/shell/admin-frame'
import { staff } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('organiser.eventsMeta')

export default page({
  access: staff('manager', null),
  params: z.strictObject({}),
  path: () => '/admin/events',
  render: () => (
    <AdminFrame>
      <EventsScreen />
    </AdminFrame>
  ),
})
