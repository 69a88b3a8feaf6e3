import type { ReactNode } from 'react'
import { cn } from '@/components/ui/class-names'
import { Footer } from './footer'
import { Header } from './header'
import { VisitBanner } from './visit-banner'

interface PageFrameProps {
  /** Light for buying and admin, dark for watching and studio. */
  theme?: 'light' | 'dark'
  /** `wide` for pictures and tables, `narrow` for forms and money. */
  width?: 'wide' | 'narrow' | 'full'
  children: ReactNode
}

const widths = { wide: 'max-w-6xl', narrow: 'max-w-2xl', full: 'max-w-none' }

/** Header, one main landmark, footer. */
export function PageFrame({ theme = 'light', width = 'wide', children }: PageFrameProps) {
  return (
    <div {...(theme === 'dark' ? { 'data-theme': 'dark' } : {})} className="flex min-h-dvh flex-col bg-page text-ink">
      <Header />
      <VisitBanner />
      <main
        id="main"
        tabIndex={-1}
        className={cn('mx-auto w-full flex-1 outline-none', widths[width], width !== 'full' && 'px-4 py-6 sm:px-6 sm:py-10')}
      >
        {children}
      </main>
      <Footer />
    </div>
  )
}
