'use client'

import { Scissors } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { timeText } from '@/components/ui/moments'

/** A moderator holds the broadcast back. @param since when they began to, where it is known; @param sending whether this page or an encoder still sends */
export function CutNote({ since, zone, sending }: { since: string | null; zone: string; sending: boolean }) {
  const t = useTranslations('studio.cut')
  const locale = useLocale()
  return (
    <div role="alert" data-cut className="flex gap-3 rounded-xl border border-warn/40 bg-warn-wash p-4 lg:col-span-2">
      <Scissors aria-hidden className="mt-0.5 size-5 shrink-0 text-warn" />
      <p>
        <span className="block font-bold text-warn">{since === null ? t('title') : t('titleSince', { time: timeText(since, locale, zone) })}</span>
        {sending ? t('sending') : t('text')}
      </p>
    </div>
  )
}
