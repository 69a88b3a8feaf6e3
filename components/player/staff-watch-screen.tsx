'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { buttonClasses } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'
import { LookReason } from './look-reason'
import { Watching } from './watching'

/** The screen of `/admin/watch/<broadcast>`: first why, then the same player, marked with who looks. */
export function StaffWatchScreen({ broadcastId }: { broadcastId: string }) {
  const t = useTranslations('watch.staff')
  const [reason, setReason] = useState<string | null>(null)
  if (reason === null) return <LookReason broadcastId={broadcastId} onReason={setReason} />
  return (
    <Watching subject={{ broadcastId, reason }}>
      {() => (
        <>
          <p className="mt-3 max-w-prose text-sm text-ink-soft">{t('note')}</p>
          <p className="mt-2 max-w-prose text-sm text-ink-soft">
            <span className="font-semibold text-ink">{t('reason')}</span> {reason}
          </p>
          <Link href="/admin" className={cn(buttonClasses({ look: 'link' }), 'mt-2 px-0')}>
            {t('back')}
          </Link>
        </>
      )}
    </Watching>
  )
}
