'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useEncoderKeys } from './broadcasts'
import { CommandLine } from './command-line'
import { EncoderGuide } from './encoder-guide'
import { EncoderKeyForm } from './encoder-key-form'
import { EncoderKeyList } from './encoder-key-list'
import { makeEncoderKey, revokeEncoderKey } from './engine/api'
import { ingestUrl, keyGap } from './engine/encoder-commands'

/** For those who send with OBS, ffmpeg or a hardware encoder instead of this page. */
export function EncoderPanel({ broadcastId }: { broadcastId: string }) {
  const t = useTranslations('studio.encoder')
  const { data, error, refetch } = useEncoderKeys(broadcastId)
  const make = useMutation({ mutationFn: (label: string) => makeEncoderKey(broadcastId, label), onSettled: () => refetch() })
  const revoke = useMutation({ mutationFn: (keyId: string) => revokeEncoderKey(broadcastId, keyId), onSettled: () => refetch() })
  const path = data?.ingestPath ?? make.data?.ingestPath ?? null
  // A key that was revoked is not shown any longer.
  const made = make.data && data?.keys.some(({ id }) => id === make.data.made.id) ? make.data : null
  const url = path === null ? null : ingestUrl(window.location.origin, path)

  return (
    <Card aria-labelledby="studio-encoder" data-encoder-panel>
      <CardBody className="space-y-4">
        <CardTitle id="studio-encoder">{t('title')}</CardTitle>
        <p className="text-sm text-ink-soft">{t('lead')}</p>
        <ProblemPanel error={make.error ?? revoke.error ?? error} onRetry={() => void refetch()} />
        <div role="status" className="empty:hidden">
          {made && (
            <div className="space-y-2.5 rounded-xl bg-warn-wash p-4" data-made-key>
              <p className="font-semibold text-warn">{t('once')}</p>
              <p className="font-mono text-sm break-all">{made.key}</p>
              <CopyButton text={made.key} label={t('copyKey')} size="small" />
            </div>
          )}
        </div>
        {data !== undefined && <EncoderKeyList keys={data.keys} sender={data.sender} busy={revoke.isPending} onRevoke={(keyId) => revoke.mutateAsync(keyId).catch(() => null)} />}
        <EncoderKeyForm busy={make.isPending} onMake={(label) => make.mutate(label)} />
        {url !== null && (
          <>
            <CommandLine name={t('address')} text={url} copy={t('copy')} />
            <EncoderGuide place={{ url, key: made?.key ?? keyGap }} />
          </>
        )}
      </CardBody>
    </Card>
  )
}
