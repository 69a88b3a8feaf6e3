'use client'

import { Scissors } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { momentText } from '@/components/ui/moments'
import { useEncoderKeys, useHealth } from './broadcasts'

/** Says when a moderator holds the broadcast back. @param live whether this page sends */
export function CutNote({ broadcastId, zone, live }: { broadcastId: string; zone: string; live: boolean }) {
  const t = useTranslations('studio.cut')
  const locale = useLocale()
  const since = useHealth(broadcastId).data?.cutSince ?? null
  const sender = useEncoderKeys(broadcastId).data?.sender ?? null
  return (
    <div role="alert" className="empty:hidden lg:col-span-2">
      {since !== null && (
        <div data-cut className="flex gap-3 rounded-xl border border-warn/40 bg-warn-wash p-4">
          <Scissors aria-hidden className="mt-0.5 size-5 shrink-0 text-warn" />
          <p>
            <span className="block font-bold text-warn">{t('titleSince', { time: momentText(since, locale, zone) })}</span>
            {live || sender !== null ? t('sending') : t('text')}
          </p>
        </div>
      )}
    </div>
  )
}
