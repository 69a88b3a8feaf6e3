'use client'

import { CircleCheck, CircleDot } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from './button'
import { cn } from './class-names'

interface SaveBarProps {
  isChanged: boolean
  isSaving: boolean
  /** True once something was saved since the page was opened. */
  isSaved: boolean
  onSave: () => void
  onDiscard: () => void
}

/** The foot of a form that saves by itself: whether anything is unsaved, and the two ways on. It stays in view while something is. */
export function SaveBar({ isChanged, isSaving, isSaved, onSave, onDiscard }: SaveBarProps) {
  const t = useTranslations('form')
  return (
    <div
      className={cn(
        'z-30 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line bg-card rounded-b-2xl px-5 py-3 sm:px-6',
        isChanged && 'sticky bottom-0 border-warn/50 bg-warn-wash pb-[max(0.75rem,env(safe-area-inset-bottom))]',
      )}
    >
      <p role="status" className={cn('flex items-center gap-2 text-sm', isChanged ? 'font-semibold text-warn' : 'text-ink-soft')}>
        {isChanged && <CircleDot aria-hidden className="size-4" />}
        {!isChanged && isSaved && <CircleCheck aria-hidden className="size-4 text-good" />}
        {isSaving ? t('saving') : isChanged ? t('unsaved') : isSaved ? t('saved') : t('unchanged')}
      </p>
      <div className="ml-auto flex gap-2">
        {isChanged && (
          <Button look="plain" size="small" disabled={isSaving} onClick={onDiscard}>
            {t('discard')}
          </Button>
        )}
        <Button size="small" busy={isSaving} disabled={!isChanged} onClick={onSave}>
          {isSaving ? t('saving') : t('save')}
        </Button>
      </div>
    </div>
  )
}
