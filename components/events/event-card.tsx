import { useLocale } from 'next-intl'
import Link from 'next/link'
import { Accent } from '@/components/ui/accent'
import { localText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import type { EventSummaryDto } from '@/lib/events/contract'
import { Cover } from './cover'
import { EventStatus } from './event-status'
import type { EventPhase } from './phase'

interface EventCardProps {
  event: EventSummaryDto
  phase: EventPhase
}

/** One event in a list; the whole card is its link. */
export function EventCard({ event, phase }: EventCardProps) {
  const locale = useLocale()
  const artists = event.artists.map(({ name }) => localText(name, locale)).join(locale === 'en' ? ', ' : '、')
  return (
    <Accent colour={event.accent} className="h-full">
      <article className="group relative flex h-full flex-col overflow-hidden rounded-2xl border border-line bg-card shadow-card transition-transform duration-200 has-[a:hover]:-translate-y-0.5">
        <div className={`relative aspect-video overflow-hidden ${phase === 'past' || phase === 'cancelled' ? 'saturate-[0.35]' : ''}`}>
          <Cover cover={event.cover} seed={event.slug} accent={event.accent} sizes="(width < 40rem) 100vw, (width < 64rem) 50vw, 24rem" className="size-full transition-transform duration-500 group-hover:scale-[1.03]" />
          <EventStatus phase={phase} className="absolute top-3 left-3 shadow" />
          <p className="absolute inset-x-0 bottom-0 bg-linear-to-t from-black/75 to-transparent px-4 pt-10 pb-3 font-bold text-white">
            {artists}
          </p>
        </div>
        <div className="flex flex-1 flex-col gap-1 p-4">
          <time dateTime={event.startsAt} suppressHydrationWarning className="text-sm font-semibold text-accent-word tabular-nums">
            {momentText(event.startsAt, locale, event.zone)}
          </time>
          <h3 className="text-lg">
            <Link
              href={`/events/${event.slug}`}
              className="rounded-sm after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-accent-word"
            >
              {localText(event.title, locale)}
            </Link>
          </h3>
        </div>
      </article>
    </Accent>
  )
}
