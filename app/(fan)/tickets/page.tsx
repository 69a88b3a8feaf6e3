import { z } from 'zod'
import { PageFrame } from '@/components/shell/page-frame'
import { TicketsScreen } from '@/components/ticketing/tickets-screen'
import { signedIn } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('tickets.metaTitle')

export default page({
  access: signedIn(),
  params: z.strictObject({}),
  path: () => '/tickets',
  render: () => (
    <PageFrame>
      <TicketsScreen />
    </PageFrame>
  ),
})
