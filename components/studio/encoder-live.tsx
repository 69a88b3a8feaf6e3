'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { Confirm } from '@/components/ui/confirm'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { SenderDto, StudioBroadcastDto } from '@/lib/streaming/contract'
import { useHealth } from './broadcasts'
import { EndsEarly } from './ends-early'
import { endBroadcast } from './engine/api'

interface EncoderLiveProps {
  broadcast: StudioBroadcastDto
  sender: SenderDto
  /** What its key is called. */
  label: string
  onEnd: () => void
}

/** An encoder sends: who, how it is seen, and the button that ends it for everybody. */
export function EncoderLive({ broadcast, sender, label, onEnd }: EncoderLiveProps) {
  const t = useTranslations('studio')
  const { data } = useHealth(broadcast.id)
  const delayMs = data?.delayMs ?? null
  const [asking, setAsking] = useState(false)
  const end = useMutation({
    mutationFn: () => endBroadcast(broadcast.id),
    onSuccess: () => {
      setAsking(false)
      onEnd()
    },
  })
  return (
    <Card aria-labelledby="studio-encoder-live" data-encoder-live={sender.run}>
      <CardBody className="space-y-4">
        <CardTitle id="studio-encoder-live">{t('encoder.isSending', { label })}</CardTitle>
        <p className="text-sm text-ink-soft">{t('encoder.isSendingText')}</p>
        <dl className="grid grid-cols-3 gap-4">
          <Figure name={t('viewers')} value={data ? t('people', { count: data.viewers }) : '–'} />
          <Figure name={t('delay')} value={delayMs === null ? '–' : t('seconds', { value: delayMs / 1000 })} />
          <Figure name={t('encoder.run')} value={String(sender.run)} />
        </dl>
        <ProblemPanel error={asking ? null : end.error} />
        <Button look="danger" data-action="end-encoder" onClick={() => setAsking(true)}>
          {t('end')}
        </Button>
        <Confirm
          open={asking}
          onOpenChange={setAsking}
          title={t('endTitle')}
          description={t('encoder.endText')}
          confirm={t('endForViewers')}
          keep={t('endKeep')}
          busy={end.isPending}
          onConfirm={() => end.mutate()}
        >
          <EndsEarly broadcast={broadcast} />
          <ProblemPanel error={end.error} />
        </Confirm>
      </CardBody>
    </Card>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-ink-soft">{name}</dt>
      <dd className="font-semibold tabular-nums">{value}</dd>
    </div>
  )
}
