'use client'

import { ChevronLeft, ExternalLink, Eye, ReceiptText } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { buttonClasses } from '@/components/ui/button'
import { EventTime } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import { ArtistsSection } from './artists-section'
import { BasicsSection } from './basics-section'
import { BroadcastsSection } from './broadcasts-section'
import { CancelledNote } from './cancelled-note'
import { CoverSection } from './cover-section'
import { stateTones } from './event-row'
import type { SectionKey } from './places'
import { usePlan, type Plan } from './plan'
import { ProgrammeSection } from './programme-section'
import { PublishSection } from './publish-section'
import { RulesSection } from './rules-section'
import { SectionNav } from './section-nav'
import { TicketsSection } from './tickets-section'
import { useNamedPlace, usePlace } from './use-place'
import { UnsavedGuard } from './use-unsaved'

const sections = {
  basics: BasicsSection,
  artists: ArtistsSection,
  cover: CoverSection,
  programme: ProgrammeSection,
  broadcasts: BroadcastsSection,
  tickets: TicketsSection,
  rules: RulesSection,
  publish: PublishSection,
} satisfies Record<SectionKey, unknown>

/** Everything about one event, part by part. Each part saves by itself. */
export function EditorScreen({ slug }: { slug: string }) {
  const { data: plan, error, refetch } = usePlan(slug)
  if (plan === undefined) {
    return error === null ? (
      <Loading className="space-y-5">
        <Skeleton className="h-20" />
        <Skeleton className="h-96" />
      </Loading>
    ) : (
      <ProblemPanel error={error} onRetry={() => void refetch()} />
    )
  }
  return (
    <UnsavedGuard>
      <EditorTop plan={plan} />
      <CancelledNote plan={plan} />
      <Parts plan={plan} />
    </UnsavedGuard>
  )
}

function Parts({ plan }: { plan: Plan }) {
  const shown = usePlace()
  return (
    <div className="gap-8 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <SectionNav plan={plan} shown={shown} />
      <div className="mt-4 min-w-0 lg:mt-0">
        {Object.entries(sections).map(([key, Section]) => (
          <Section key={key} plan={plan} isShown={key === shown} />
        ))}
      </div>
    </div>
  )
}

function EditorTop({ plan }: { plan: Plan }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const isPublic = plan.state !== 'draft'
  const { section } = useNamedPlace()
  return (
    <div className="mb-6">
      <Link href="/admin/events" className={buttonClasses({ look: 'plain', size: 'small', className: '-ml-3.5' })}>
        <ChevronLeft aria-hidden />
        {t('allEvents')}
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-2xl font-extrabold sm:text-3xl">{localText(plan.title, locale) || t('untitled')}</h1>
            <Badge tone={stateTones[plan.state]}>{t(`states.${plan.state}`)}</Badge>
          </div>
          <EventTime startsAt={plan.startsAt} endsAt={plan.endsAt} zone={plan.zone} className="mt-1 text-sm" />
        </div>
        <div className="flex flex-wrap gap-2">
          {isPublic && (
            <Link href={`/admin/events/${plan.slug}/orders`} className={buttonClasses({ look: 'quiet', size: 'small' })}>
              <ReceiptText aria-hidden />
              {t('orders')}
            </Link>
          )}
          <Link href={`/admin/events/${plan.slug}/preview?part=${section}`} className={buttonClasses({ look: 'quiet', size: 'small' })}>
            <Eye aria-hidden />
            {t('preview')}
          </Link>
          {isPublic && (
            <a href={plan.publicUrl} className={buttonClasses({ look: 'quiet', size: 'small' })}>
              <ExternalLink aria-hidden />
              {t('openPublic')}
            </a>
          )}
        </div>
      </div>
    </div>
  )
}
