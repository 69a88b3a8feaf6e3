import { EditorScreen } from '@/components/organiser/editor-screen'
import { AdminFrame } from '@/components/shell/admin-frame'
import { ReadEvent } from '@/lib/events/contract'
import { staff } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('organiser.editorMeta')

export default page({
  access: staff('manager', 'slug'),
  params: ReadEvent,
  path: ({ slug }) => `/admin/events/${slug}`,
  render: ({ params }) => (
    <AdminFrame>
      <EditorScreen slug={params.slug} />
    </AdminFrame>
  ),
})
