import { z } from 'zod'
import { MeScreen } from '@/components/accounts/me/me-screen'
import { PageFrame } from '@/components/shell/page-frame'
import { signedIn } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('accounts.meMeta')

export default page({
  access: signedIn(),
  params: z.strictObject({}),
  path: () => '/me',
  render: () => (
    <PageFrame width="narrow">
      <MeScreen />
    </PageFrame>
  ),
})
