'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useViewerZone } from '@/components/ui/clock'
import { Confirm } from '@/components/ui/confirm'
import { useLocalText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { MeDto } from '@/lib/accounts/contract'
import { useAction } from './use-action'
import { useViewerQuery } from './viewer'

type Visit = MeDto['visits'][number]

/** On every page while the platform's people visit an organiser: whose house it is, until when, and the way out. */
export function VisitBanner() {
  const { data, dataUpdatedAt } = useViewerQuery()
  return data?.visits.map((visit) => <OneVisit key={visit.visitId} visit={visit} endsAt={dataUpdatedAt + visit.endsInMs} />)
}

function OneVisit({ visit, endsAt }: { visit: Visit; endsAt: number }) {
  const t = useTranslations('visit')
  const text = useLocalText()
  const locale = useLocale()
  const zone = useViewerZone()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const end = useAction<unknown>({ path: `/api/platform/visits/${visit.visitId}/end`, body: () => ({}) })
  const organisation = text(visit.organisation)
  const role = t(`roles.${visit.role}`)
  const until = zone === null ? '' : momentText(new Date(endsAt).toISOString(), locale, zone)
  const confirm = () =>
    end.mutate(undefined, {
      onSuccess: () => {
        setAsking(false)
        // Whatever the visit has shown is no longer theirs to see.
        client.clear()
        window.location.assign('/platform')
      },
    })
  return (
    <section aria-label={t('label', { organisation })} className="border-b border-warn/40 bg-warn-wash text-ink">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
        <p className="flex min-w-0 flex-1 basis-64 items-start gap-2.5 text-sm">
          <Eye aria-hidden className="mt-0.5 size-4.5 shrink-0 text-warn" />
          <span>{t('text', { organisation, role, until })}</span>
        </p>
        <Button look="quiet" size="small" onClick={() => setAsking(true)}>
          {t('end')}
        </Button>
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('endTitle')}
        description={t('endText', { organisation })}
        confirm={t('endConfirm')}
        keep={t('keep')}
        danger={false}
        busy={end.isPending || end.isSuccess}
        onConfirm={confirm}
      >
        <ProblemPanel error={end.error} />
      </Confirm>
    </section>
  )
}
