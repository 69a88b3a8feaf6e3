'use client'

import { RotateCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** For a page that could not be drawn; for `error.tsx`, whose `reset` tries again. */
export function FaultScreen({ reset, digest }: { reset: () => void; digest?: string }) {
  const t = useTranslations('shell')
  return (
    <>
      <h1 className="sr-only">{t('faultTitle')}</h1>
      <EmptyState
        title={t('faultTitle')}
        text={t('faultText')}
        action={
          <Button onClick={reset}>
            <RotateCw aria-hidden />
            {t('faultRetry')}
          </Button>
        }
      />
      {digest !== undefined && <p className="mt-4 text-center text-xs text-ink-soft">{t('faultNumber', { digest })}</p>}
    </>
  )
}
