import { z } from 'zod'
import { WelcomeScreen } from '@/components/accounts/welcome/welcome-screen'
import { PageFrame } from '@/components/shell/page-frame'
import { signedIn } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('welcome.heading')

export default page({
  access: signedIn(),
  params: z.strictObject({}),
  path: () => '/welcome',
  render: () => (
    <PageFrame>
      <WelcomeScreen />
    </PageFrame>
  ),
})
