'use client'

import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/class-names'
import type { Check, CheckState } from './engine/checks'

const LOOKS: Record<CheckState, { icon: typeof CircleCheck; colour: string }> = {
  good: { icon: CircleCheck, colour: 'text-good' },
  warn: { icon: CircleAlert, colour: 'text-warn' },
  bad: { icon: CircleAlert, colour: 'text-bad' },
  waiting: { icon: CircleDashed, colour: 'text-ink-soft' },
  checking: { icon: LoaderCircle, colour: 'text-ink-soft' },
}

/** The three things that must be right before going live, each in a sentence. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations('studio')
  return (
    <ol className="space-y-2.5">
      {checks.map(({ name, state, word, ms }) => {
        const { icon: Icon, colour } = LOOKS[state]
        return (
          <li key={name} data-check={name} data-check-state={state} className="flex items-start gap-3">
            <Icon aria-hidden className={cn('mt-1 size-5 shrink-0', colour, state === 'checking' && 'animate-spin')} />
            <p>
              <span className="font-semibold">{t(`checks.${name}`)}</span>
              <span className="block text-sm text-ink-soft">{t(`checkWords.${word}`, { ms: ms ?? 0 })}</span>
            </p>
          </li>
        )
      })}
    </ol>
  )
}
