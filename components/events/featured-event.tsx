import { ArrowRight } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Accent } from '@/components/ui/accent'
import { buttonClasses } from '@/components/ui/button'
import { Countdown } from '@/components/ui/countdown'
import { localText } from '@/components/ui/local-text'
import { momentText, zoneText } from '@/components/ui/moments'
import type { EventSummaryDto } from '@/lib/events/contract'
import { Cover } from './cover'
import { EventStatus } from './event-status'
import type { EventPhase } from './phase'

interface FeaturedEventProps {
  event: EventSummaryDto
  phase: EventPhase
}

/** The event to look at first: what is on, else what begins next. */
export function FeaturedEvent({ event, phase }: FeaturedEventProps) {
  const t = useTranslations('events')
  const locale = useLocale()
  const artists = event.artists.map(({ name }) => localText(name, locale)).join(locale === 'en' ? ', ' : '、')
  return (
    <Accent colour={event.accent}>
      <article className="relative isolate overflow-hidden rounded-3xl text-white shadow-card">
        <Cover cover={event.cover} seed={event.slug} accent={event.accent} sizes="(width < 72rem) 100vw, 72rem" isFirst className="absolute inset-0 -z-20 size-full" />
        {/* A photograph may be bright where the words are; the drawn picture is not. */}
        <div
          className={`absolute inset-0 -z-10 bg-linear-to-t md:bg-linear-to-r ${event.cover === null ? 'from-black/85 via-black/45 to-transparent md:from-black/75 md:via-black/35' : 'from-black/90 via-black/65 to-black/30 md:from-black/85 md:via-black/60 md:to-black/10'}`}
        />
        <div className="flex min-h-[26rem] flex-col justify-end gap-3 p-6 sm:p-10 md:max-w-2xl">
          <EventStatus phase={phase} className="self-start" />
          <p className="text-lg font-bold">{artists}</p>
          <h2 className="text-[1.6rem] font-extrabold sm:text-4xl">{localText(event.title, locale)}</h2>
          <p className="tabular-nums">
            <time dateTime={event.startsAt} suppressHydrationWarning className="font-semibold">
              {momentText(event.startsAt, locale, event.zone)}
            </time>
            <span suppressHydrationWarning className="ml-2 text-sm text-white/80">
              {zoneText(event.startsAt, locale, event.zone)}
            </span>
          </p>
          <div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-3">
            <Link
              href={`/events/${event.slug}`}
              className={buttonClasses({ size: 'large', className: 'bg-white text-black hover:bg-white/90 focus-visible:outline-white' })}
            >
              {t(phase === 'on' ? 'seeEvent' : 'chooseTicket')}
              <ArrowRight aria-hidden />
            </Link>
            {phase === 'upcoming' && (
              <p className="text-white/90">
                {t('startsIn')} <Countdown instant={event.startsAt} className="ml-1 text-xl font-bold text-white" />
              </p>
            )}
          </div>
        </div>
      </article>
    </Accent>
  )
}
