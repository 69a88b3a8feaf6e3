import type { ReactNode } from 'react'
import { AdminNavigation } from './admin-navigation'
import { PageFrame } from './page-frame'
import { RightsWatch } from './rights-watch'

interface AdminFrameProps {
  width?: 'wide' | 'narrow'
  children: ReactNode
}

/** The frame of the organiser's pages: the house's own, with the organiser's places above the page. */
export function AdminFrame({ width = 'wide', children }: AdminFrameProps) {
  return (
    <PageFrame width={width}>
      <RightsWatch />
      <AdminNavigation />
      {children}
    </PageFrame>
  )
}
