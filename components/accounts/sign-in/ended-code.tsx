'use client'

import { Hourglass } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

interface EndedCodeProps {
  state: 'expired' | 'exhausted' | 'none'
  again: ReactNode
  other: ReactNode
}

/** The code can no longer be used; another is one button away. */
export function EndedCode({ state, again, other }: EndedCodeProps) {
  const t = useTranslations('signIn')
  const why = state === 'exhausted' ? 'exhausted' : 'expired'
  return (
    <div className="space-y-4 text-center">
      <div role="alert">
        <Hourglass aria-hidden className="mx-auto size-9 text-ink-soft" />
        <p className="mt-2 text-lg font-bold">{t(`${why}Title`)}</p>
        <p className="text-ink-soft">{t(why)}</p>
      </div>
      {again}
      {other}
    </div>
  )
}
