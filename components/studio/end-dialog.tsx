'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { StudioBroadcastDto } from '@/lib/streaming/contract'
import { EndsEarly } from './ends-early'

interface EndDialogProps {
  broadcast: StudioBroadcastDto
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Ends for viewers too, or only stops sending. */
  onEnd: (forViewers: boolean) => void
  busy: boolean
}

/** The button that ends, and the question before it: end for everybody, or only pause. */
export function EndDialog({ broadcast, open, onOpenChange, onEnd, busy }: EndDialogProps) {
  const t = useTranslations('studio')
  const choose = (forViewers: boolean) => {
    onOpenChange(false)
    onEnd(forViewers)
  }
  return (
    <>
      <Button look="danger" size="large" busy={busy} data-action="end" onClick={() => onOpenChange(true)}>
        {busy ? t('ending') : t('end')}
      </Button>
      <Dialog open={open} onOpenChange={onOpenChange} title={t('endTitle')} description={t('endText')}>
        <div className="mt-2 flex flex-col gap-2.5">
          <EndsEarly broadcast={broadcast} />
          <Button look="danger" data-action="end-for-viewers" onClick={() => choose(true)}>
            {t('endForViewers')}
          </Button>
          <Button look="quiet" data-action="pause" onClick={() => choose(false)}>
            {t('endPause')}
          </Button>
          <p className="text-sm text-ink-soft">{t('endPauseHelp')}</p>
          <Button look="plain" onClick={() => onOpenChange(false)}>
            {t('endKeep')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
