'use client'

import { Pencil, Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { useDurationText } from '@/components/ui/countdown'
import { EventTime } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import { BroadcastRowForm } from './broadcast-form'
import type { Plan, PlannedBroadcast } from './plan'
import { RemoveButton } from './remove-button'
import { SectionCard } from './section-card'
import { ToPeople } from './to-people'

/** Who goes live, when, and how long it can be watched afterwards. */
export function BroadcastsSection({ plan, isShown }: { plan: Plan; isShown: boolean }) {
  const t = useTranslations('organiser')
  const [open, setOpen] = useState<readonly string[]>([])
  const close = (key: string) => setOpen((keys) => keys.filter((one) => one !== key))
  const isFixed = plan.may.edit === 'texts'
  const hasArtists = plan.artists.length + plan.choices.artists.length > 0
  return (
    <SectionCard name="broadcasts" isShown={isShown}>
      {plan.broadcasts.length === 0 && !open.includes('new') && (
        <div className="rounded-xl bg-sunken p-4">
          <p className="text-ink-soft">{t(hasArtists ? 'noBroadcasts' : 'noBroadcastsNoArtists')}</p>
          {!hasArtists && <ToPeople />}
        </div>
      )}
      <ul className="space-y-3">
        {plan.broadcasts.map((broadcast) => (
          <li key={broadcast.id}>
            {open.includes(broadcast.id) ? (
              <BroadcastRowForm plan={plan} broadcast={broadcast} onClose={() => close(broadcast.id)} />
            ) : (
              <BroadcastRow plan={plan} broadcast={broadcast} {...(isFixed ? {} : { onEdit: () => setOpen([...open, broadcast.id]) })} />
            )}
          </li>
        ))}
      </ul>
      {open.includes('new') && <BroadcastRowForm plan={plan} onClose={() => close('new')} />}
      {!isFixed && hasArtists && !open.includes('new') && (
        <Button look={plan.broadcasts.length === 0 ? 'primary' : 'quiet'} onClick={() => setOpen([...open, 'new'])}>
          <Plus aria-hidden />
          {t('newBroadcast')}
        </Button>
      )}
    </SectionCard>
  )
}

function BroadcastRow({ plan, broadcast, onEdit }: { plan: Plan; broadcast: PlannedBroadcast; onEdit?: () => void }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const duration = useDurationText()
  const title = localText(broadcast.title, locale)
  return (
    <div className="rounded-xl border border-line p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="font-bold">{title === '' ? t('untitled') : title}</h3>
          <p className="text-sm text-ink-soft">{localText(broadcast.artistName, locale)}</p>
        </div>
        <Badge tone={broadcast.archiveMinutes > 0 ? 'accent' : 'neutral'}>
          {broadcast.archiveMinutes > 0 ? t('archiveFor', { time: duration(broadcast.archiveMinutes * 60_000) }) : t('noArchive')}
        </Badge>
      </div>
      <EventTime startsAt={broadcast.startsAt} endsAt={broadcast.endsAt} zone={plan.zone} className="mt-2 text-sm" />
      {onEdit !== undefined && (
        <div className="mt-2 -ml-3.5 flex flex-wrap items-center gap-1">
          <Button look="plain" size="small" aria-label={t('editOf', { name: title })} onClick={onEdit}>
            <Pencil aria-hidden />
            {t('edit')}
          </Button>
          {broadcast.isRemovable && <RemoveButton plan={plan} name={title} path={`broadcasts/${broadcast.id}/removal`} />}
          {!broadcast.isRemovable && <p className="px-3.5 text-sm text-ink-soft">{t('openedByTickets')}</p>}
        </div>
      )}
    </div>
  )
}
