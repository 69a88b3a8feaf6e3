import { z } from 'zod'
import { InvitationScreen } from '@/components/people/invitation-screen'
import { PageFrame } from '@/components/shell/page-frame'
import { publicBecause } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('invitation.meta')

export default page({
  access: publicBecause('an invitation is read before its reader has an account'),
  params: z.strictObject({}),
  path: () => '/invitation',
  render: () => (
    <PageFrame width="narrow">
      <InvitationScreen />
    </PageFrame>
  ),
})
