import { z } from 'zod'
import { NewEventScreen } from '@/components/organiser/new-event-screen'
import { AdminFrame } from '@/components/shell/admin-frame'
import { staff } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('organiser.newEventMeta')

export default page({
  access: staff('manager', null),
  params: z.strictObject({}),
  path: () => '/admin/events/new',
  render: () => (
    <AdminFrame>
      <div className="mx-auto max-w-3xl">
        <NewEventScreen />
      </div>
    </AdminFrame>
  ),
})
