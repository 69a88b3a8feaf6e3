import type { Metadata } from 'next'
import { z } from 'zod'
import { LinkPage } from '@/components/accounts/sign-in/link-page'
import { PageFrame } from '@/components/shell/page-frame'
import { publicBecause } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'

const title = titled('signIn.heading')

/** The address holds a secret until the page has read it: nobody is told where one came from, and nothing remembers it. */
export async function generateMetadata(): Promise<Metadata> {
  return { ...(await title()), referrer: 'no-referrer', robots: { index: false, follow: false } }
}

export default page({
  access: publicBecause('a mail may be opened in any browser; the link proves nothing there'),
  params: z.strictObject({}),
  path: () => '/signin/link',
  render: () => (
    <PageFrame>
      <LinkPage />
    </PageFrame>
  ),
})
