'use client'

import { useTranslations } from 'next-intl'
import type { StudioBroadcastDto } from '@/lib/streaming/contract'
import { usePlannedStart } from './use-planned-start'

/** In the question before the end: says so while the planned start is still to come. */
export function EndsEarly({ broadcast }: { broadcast: StudioBroadcastDto }) {
  const t = useTranslations('studio.early')
  const { start, words } = usePlannedStart(broadcast)
  if (start === 'past') return null
  return (
    <p data-ends-early className="rounded-xl bg-warn-wash p-3 text-sm text-warn">
      {t('ends', words)}
    </p>
  )
}
