import { ChevronLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { localText } from '@/components/ui/local-text'
import type { EventDetailDto } from '@/lib/events/contract'
import { Cover } from './cover'
import { EventStatus } from './event-status'
import type { EventPhase } from './phase'

interface EventHeroProps {
  event: EventDetailDto
  phase: EventPhase
}

/** The event's picture with its title, from edge to edge. */
export function EventHero({ event, phase }: EventHeroProps) {
  const t = useTranslations('events')
  const locale = useLocale()
  const artists = event.artists.map(({ name }) => localText(name, locale)).join(locale === 'en' ? ', ' : '、')
  return (
    <div className="relative isolate overflow-hidden bg-black text-white">
      <Cover cover={event.cover} seed={event.slug} accent={event.accent} sizes="100vw" isFirst className="absolute inset-0 -z-20 size-full" />
      {/* A photograph may be bright where the words are; the drawn picture is not. */}
      <div
        className={`absolute inset-0 -z-10 bg-linear-to-t ${event.cover === null ? 'from-black/80 via-black/25 to-black/15' : 'from-black/85 via-black/55 to-black/55'}`}
      />
      <div className="mx-auto flex min-h-[19rem] max-w-6xl flex-col px-4 pt-3 pb-7 sm:min-h-[26rem] sm:px-6 sm:pb-10">
        <Link
          href="/"
          className="-ml-2 inline-flex min-h-11 items-center gap-1 self-start rounded-lg px-2 text-sm font-semibold text-white focus-visible:outline-white"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {t('allEvents')}
        </Link>
        <div className="mt-auto space-y-2.5">
          <EventStatus phase={phase} />
          <p className="text-lg font-bold sm:text-xl">{artists}</p>
          <h1 className="max-w-3xl text-3xl font-extrabold sm:text-5xl">{localText(event.title, locale)}</h1>
        </div>
      </div>
    </div>
  )
}
