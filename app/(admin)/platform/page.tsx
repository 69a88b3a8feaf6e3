import { z } from 'zod'
import { PlatformScreen } from '@/components/platform/platform-screen'
import { PageFrame } from '@/components/shell/page-frame'
import { RightsWatch } from '@/components/shell/rights-watch'
import { platform } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('platform.meta')

export default page({
  access: platform(null),
  params: z.strictObject({}),
  path: () => '/platform',
  render: () => (
    <PageFrame>
      <RightsWatch />
      <PlatformScreen />
    </PageFrame>
  ),
})
