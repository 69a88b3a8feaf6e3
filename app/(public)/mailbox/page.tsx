import { z } from 'zod'
import { MailboxScreen } from '@/components/accounts/mailbox/mailbox-screen'
import { PageFrame } from '@/components/shell/page-frame'
import { demoOnly } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

export const generateMetadata = titled('mailbox.heading')

export default page({
  access: demoOnly('shows the letters that the demo sends nowhere'),
  params: z.strictObject({}),
  path: () => '/mailbox',
  render: () => (
    <PageFrame width="narrow">
      <MailboxScreen />
    </PageFrame>
  ),
})
