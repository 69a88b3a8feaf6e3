import { useLocale, useTranslations } from 'next-intl'
import { localText } from '@/components/ui/local-text'
import type { EventDetailDto } from '@/lib/events/contract'

/** That an event does not take place, why, and what happens with the money. */
export function CancelledWords({ reason }: { reason: EventDetailDto['cancelReason'] }) {
  const t = useTranslations('events')
  const locale = useLocale()
  return (
    <div className="rounded-xl bg-bad-wash p-4">
      <p className="font-semibold text-bad">{t('cancelledText')}</p>
      {reason !== null && <p className="mt-2 whitespace-pre-line">{localText(reason, locale)}</p>}
    </div>
  )
}
