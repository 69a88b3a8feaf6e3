'use client'

import { Pencil } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SeatsBar } from '@/components/admin/seats-bar'
import { Availability } from '@/components/ticketing/availability'
import { Button } from '@/components/ui/button'
import { localText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import { Money } from '@/components/ui/money'
import type { Plan, PlannedType } from './plan'
import { RemoveButton } from './remove-button'
import { SaleSwitch } from './sale-switch'

interface TicketTypeRowProps {
  plan: Plan
  type: PlannedType
  /** Buttons that move it in its list. */
  moving: ReactNode
  /** Left out where nothing can be changed any more. */
  onEdit?: () => void
}

/** A ticket type as it stands: price, sales, window, what it opens, and what can be done with it. */
export function TicketTypeRow({ plan, type, moving, onEdit }: TicketTypeRowProps) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const name = localText(type.name, locale)
  const opens = [...new Set(type.opens.map(({ kind }) => kind))]
  const from = momentText(type.saleStartsAt, locale, plan.zone)
  const to = momentText(type.saleEndsAt, locale, plan.zone)
  return (
    <div className="rounded-xl border border-line p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-48">
          <h3 className="flex flex-wrap items-center gap-2 font-bold">
            {name === '' ? t('untitled') : name}
            {plan.state === 'published' && <Availability availability={type.availability} />}
          </h3>
          <p className="text-sm text-ink-soft">{opens.map((kind) => t(kind === 'broadcast' ? 'opensBroadcast' : 'opensArchiveShort')).join(locale === 'ja' ? '＋' : ' + ')}</p>
        </div>
        <div className="ml-auto flex items-center gap-1">
          <Money yen={type.priceYen} className="text-xl font-extrabold" />
          {moving}
        </div>
      </div>
      <div className="mt-3 max-w-md">
        <SeatsBar sold={type.sold} held={type.held} quantity={type.quantity} />
      </div>
      <p suppressHydrationWarning className="mt-2 text-sm text-ink-soft tabular-nums">
        {t('saleFromTo', { from, to })} {locale === 'ja' ? '・' : '·'} {t('limitShort', { count: type.limitPerPerson })}
      </p>
      {onEdit !== undefined && (
        <div className="mt-2 -ml-3.5 flex flex-wrap items-center gap-1">
          <Button look="plain" size="small" aria-label={t('editOf', { name })} onClick={onEdit}>
            <Pencil aria-hidden />
            {t('edit')}
          </Button>
          <SaleSwitch plan={plan} type={type} name={name} />
          {type.isRemovable && <RemoveButton plan={plan} name={name} path={`ticket-types/${type.slug}/removal`} />}
        </div>
      )}
      {onEdit !== undefined && !type.isRemovable && <p className="text-sm text-ink-soft">{t('typeOrdered')}</p>}
    </div>
  )
}
