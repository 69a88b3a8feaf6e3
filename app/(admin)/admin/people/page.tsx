import { z } from 'zod'
import { PeopleScreen } from '@/components/people/people-screen'
import { AdminFrame } from '@/components/shell/admin-frame'
import { staff } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('people.meta')

export default page({
  access: staff('owner', null),
  params: z.strictObject({}),
  path: () => '/admin/people',
  render: () => (
    <AdminFrame>
      <PeopleScreen />
    </AdminFrame>
  ),
})
