'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { StudioProblem } from './engine/problem'

/** What went wrong and what to do about it. */
export function ProblemNote({ problem, children }: { problem: StudioProblem | null; children?: ReactNode }) {
  const t = useTranslations('studio')
  return (
    <div role="alert" className="empty:hidden">
      {problem && (
        <div data-problem={problem.code} className="flex gap-3 rounded-xl border border-bad/40 bg-bad-wash p-4">
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-bad" />
          <div className="min-w-0 flex-1 space-y-3">
            <p>
              <span className="block font-bold text-bad">{t(`problems.${problem.code}.title`)}</span>
              {t(`problems.${problem.code}.todo`)}
            </p>
            {children}
          </div>
        </div>
      )}
    </div>
  )
}
