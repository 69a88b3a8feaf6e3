import { PreviewScreen } from '@/components/organiser/preview-screen'
import { AdminFrame } from '@/components/shell/admin-frame'
import { ReadEvent } from '@/lib/events/contract'
import { staff } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('organiser.previewMeta')

export default page({
  access: staff('manager', 'slug'),
  params: ReadEvent,
  path: ({ slug }) => `/admin/events/${slug}/preview`,
  render: ({ params }) => (
    <AdminFrame>
      <PreviewScreen slug={params.slug} />
    </AdminFrame>
  ),
})
