import { z } from 'zod'
import { SignInPage } from '@/components/accounts/sign-in/sign-in-page'
import { PageFrame } from '@/components/shell/page-frame'
import { publicBecause } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('accounts.signInMeta')

export default page({
  access: publicBecause('one must be able to sign in before one is'),
  params: z.strictObject({}),
  path: () => '/signin',
  render: () => (
    <PageFrame>
      <SignInPage />
    </PageFrame>
  ),
})
