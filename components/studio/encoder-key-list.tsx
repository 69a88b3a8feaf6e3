'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { momentText } from '@/components/ui/moments'
import type { EncoderKeyDto, SenderDto } from '@/lib/streaming/contract'
import { LastRefusal } from './last-refusal'

interface EncoderKeyListProps {
  keys: readonly EncoderKeyDto[]
  sender: SenderDto | null
  busy: boolean
  onRevoke: (keyId: string) => Promise<unknown>
}

/** The keys that open this broadcast, which of them sends, what of each was last refused, and the way to take one back. */
export function EncoderKeyList({ keys, sender, busy, onRevoke }: EncoderKeyListProps) {
  const t = useTranslations('studio.encoder')
  const locale = useLocale()
  const [asked, setAsked] = useState<EncoderKeyDto | null>(null)
  const revoke = async (key: EncoderKeyDto) => {
    await onRevoke(key.id)
    setAsked(null)
  }
  if (keys.length === 0) return <p className="text-sm text-ink-soft">{t('noKeys')}</p>
  return (
    <>
      <ul className="divide-y divide-line">
        {keys.map((key) => (
          <li key={key.id} data-encoder-key={key.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
            <p className="min-w-0">
              <span className="font-semibold break-words">{key.label}</span>
              <span className="ml-2 font-mono text-xs text-ink-soft">…{key.hint}</span>
              {sender?.keyId === key.id && (
                <Badge tone="live" className="ml-2">
                  {t('sending')}
                </Badge>
              )}
              <span className="block text-xs text-ink-soft">
                {key.lastUsedAt === null ? t('neverUsed') : t('lastUsed', { when: momentText(key.lastUsedAt, locale) })}
              </span>
            </p>
            <Button look="plain" size="small" aria-label={t('revokeNamed', { label: key.label })} onClick={() => setAsked(key)}>
              {t('revoke')}
            </Button>
            {key.lastRefusal !== null && <LastRefusal refusal={key.lastRefusal} isSending={sender?.keyId === key.id} />}
          </li>
        ))}
      </ul>
      <Confirm
        open={asked !== null}
        onOpenChange={(open) => (open ? undefined : setAsked(null))}
        title={t('revokeTitle')}
        description={t('revokeText', { label: asked?.label ?? '' })}
        confirm={t('revokeDo')}
        keep={t('revokeKeep')}
        busy={busy}
        onConfirm={() => asked && void revoke(asked)}
      />
    </>
  )
}
