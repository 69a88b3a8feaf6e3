'use client'

import { FaultScreen } from '@/components/shell/fault-screen'
import { PageFrame } from '@/components/shell/page-frame'

interface FaultProps {
  error: Error & { digest?: string }
  reset: () => void
}

export default function Fault({ error, reset }: FaultProps) {
  return (
    <PageFrame width="narrow">
      <FaultScreen reset={reset} digest={error.digest} />
    </PageFrame>
  )
}
