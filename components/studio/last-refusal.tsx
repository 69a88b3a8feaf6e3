'use client'

import { CircleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { cn } from '@/components/ui/class-names'
import { momentText } from '@/components/ui/moments'
import type { EncoderKeyDto } from '@/lib/streaming/contract'
import { adviceFor } from './refusal-advice'

interface LastRefusalProps {
  refusal: NonNullable<EncoderKeyDto['lastRefusal']>
  /** While it sends, one that was refused is over, or one among many. */
  isSending: boolean
}

/** Why the last push of a key was not taken, and what to do at the encoder. */
export function LastRefusal({ refusal: { at, code }, isSending }: LastRefusalProps) {
  const t = useTranslations('studio.encoder')
  const locale = useLocale()
  return (
    <div data-refusal={code} className={cn('mt-1 flex basis-full gap-2 rounded-lg p-2.5 text-sm', isSending ? 'bg-sunken text-ink-soft' : 'bg-warn-wash')}>
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p role="status">{t(`advice.${adviceFor[code]}`)}</p>
        <p className="text-xs text-ink-soft">
          {t('refusedAt', { when: momentText(at, locale) })} <span className="font-mono">{code}</span>
        </p>
      </div>
    </div>
  )
}
