'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { FieldValues } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { isProblem } from '@/components/ui/problem-error'
import type { Section } from './use-section'

/** What stands between a form and being saved: a refusal, or somebody else's change. */
export function SectionNotes<Form extends FieldValues>({ section }: { section: Section<Form> }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const { conflict, restoreMine, error } = section
  return (
    <>
      {conflict !== null && (
        <div role="alert" className="rounded-xl border border-warn/50 bg-warn-wash p-4">
          <p className="font-bold text-warn">{t('conflictTitle')}</p>
          <p className="mt-1">{t('conflictText')}</p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button look="quiet" size="small" onClick={conflict.takeTheirs}>
              {t('takeTheirs')}
            </Button>
            <Button look="quiet" size="small" onClick={conflict.keepMine}>
              {t('keepMine')}
            </Button>
          </div>
        </div>
      )}
      {restoreMine !== null && (
        <div role="status" className="flex flex-wrap items-center gap-3 rounded-xl bg-sunken p-4">
          <p className="flex-1">{t('restoreText')}</p>
          <Button look="quiet" size="small" onClick={restoreMine}>
            {t('restoreMine')}
          </Button>
        </div>
      )}
      <ProblemPanel error={error} />
      {/* The server explains itself in English only. */}
      {locale === 'en' && isProblem(error, 'invalid_input') && error.problem.detail !== undefined && (
        <p className="text-sm text-ink-soft">{t.rich('serverSaid', { said: () => error.problem.detail })}</p>
      )}
    </>
  )
}
