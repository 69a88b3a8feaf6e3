'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'

interface EarlyStartProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** When the broadcast is planned, in words. */
  planned: { time: string; zone: string }
  onStart: () => void
}

/** Asked long before the planned start: ticket holders see it at once, and an ended broadcast cannot be begun again. */
export function EarlyStart({ open, onOpenChange, planned, onStart }: EarlyStartProps) {
  const t = useTranslations('studio.early')
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      description={
        <div className="space-y-2">
          <p className="font-semibold text-ink">{t('planned', planned)}</p>
          <p>{t('seen')}</p>
          <p>{t('once')}</p>
        </div>
      }
      confirm={t('start')}
      keep={t('keep')}
      onConfirm={onStart}
    />
  )
}
