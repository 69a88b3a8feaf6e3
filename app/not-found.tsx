import { NotFoundScreen } from '@/components/shell/not-found-screen'
import { PageFrame } from '@/components/shell/page-frame'

export default function NotFound() {
  return (
    <PageFrame width="narrow">
      <NotFoundScreen />
    </PageFrame>
  )
}
