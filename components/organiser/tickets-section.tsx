'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { localText } from '@/components/ui/local-text'
import { moveItem } from '@/components/ui/move-item'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { SortableList } from '@/components/ui/sortable-list'
import { BroadcastsFirst } from './broadcasts-first'
import { planKey, planPath, type Plan } from './plan'
import { SectionCard } from './section-card'
import { TicketTypeRowForm } from './ticket-type-form'
import { TicketTypeRow } from './ticket-type-row'

/** What is sold, in the order buyers see it. */
export function TicketsSection({ plan, isShown }: { plan: Plan; isShown: boolean }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const client = useQueryClient()
  const [open, setOpen] = useState<readonly string[]>([])
  const close = (key: string) => setOpen((keys) => keys.filter((one) => one !== key))
  const order = useAction<Plan, { version: number; typeSlugs: string[] }>({ path: planPath(plan.slug, 'ticket-types/order') })
  const isFixed = plan.may.edit === 'texts'
  const types = plan.ticketTypes
  const hasBroadcasts = plan.broadcasts.length > 0

  const move = (from: number, to: number) => {
    const ordered = moveItem(types, from, to)
    // Shown at once; the answer, or the plan as it is, follows.
    client.setQueryData(planKey(plan.slug), { ...plan, ticketTypes: ordered })
    order.mutate(
      { version: plan.version, typeSlugs: ordered.map(({ slug }) => slug) },
      {
        onSuccess: (next) => client.setQueryData(planKey(plan.slug), next),
        onError: () => client.invalidateQueries({ queryKey: planKey(plan.slug) }),
      },
    )
  }

  return (
    <SectionCard name="tickets" isShown={isShown}>
      {types.length === 0 && hasBroadcasts && !open.includes('new') && <p className="rounded-xl bg-sunken p-4 text-ink-soft">{t('noTypes')}</p>}
      {!hasBroadcasts && !open.includes('new') && <BroadcastsFirst />}
      <ProblemPanel error={order.error} />
      <SortableList items={types} keyOf={({ slug }) => slug} nameOf={({ name }) => localText(name, locale)} onMove={move} disabled={isFixed || order.isPending || open.length > 0}>
        {(type, _index, moving) =>
          open.includes(type.slug) ? (
            <TicketTypeRowForm plan={plan} type={type} onClose={() => close(type.slug)} />
          ) : (
            <TicketTypeRow plan={plan} type={type} moving={moving} {...(isFixed ? {} : { onEdit: () => setOpen([...open, type.slug]) })} />
          )
        }
      </SortableList>
      {open.includes('new') && <TicketTypeRowForm plan={plan} onClose={() => close('new')} />}
      {!isFixed && hasBroadcasts && !open.includes('new') && (
        <Button look={types.length === 0 ? 'primary' : 'quiet'} onClick={() => setOpen([...open, 'new'])}>
          <Plus aria-hidden />
          {t('newType')}
        </Button>
      )}
    </SectionCard>
  )
}
