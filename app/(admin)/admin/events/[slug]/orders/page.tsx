import { OrdersScreen } from '@/components/admin/orders-screen'
import { AdminFrame } from '@/components/shell/admin-frame'
import { ReadEvent } from '@/lib/events/contract'
import { staff } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('admin.ordersMeta')

export default page({
  access: staff('manager', 'slug', ['desk', 'support']),
  params: ReadEvent,
  path: ({ slug }) => `/admin/events/${slug}/orders`,
  render: ({ params }) => (
    <AdminFrame>
      <OrdersScreen slug={params.slug} />
    </AdminFrame>
  ),
})
