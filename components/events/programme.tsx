import { useLocale, useTranslations } from 'next-intl'
import { localText } from '@/components/ui/local-text'
import { endText, isSameDay, momentText, timeText } from '@/components/ui/moments'
import type { EventDetailDto } from '@/lib/events/contract'

/** The public timetable, in the event's zone; with days where it has more than one. */
export function Programme({ programme, zone }: Pick<EventDetailDto, 'programme' | 'zone'>) {
  const t = useTranslations('events')
  const locale = useLocale()
  const [first] = programme
  const startText = programme.some(({ startsAt }) => first !== undefined && !isSameDay(first.startsAt, startsAt, zone)) ? momentText : timeText
  return (
    <section aria-labelledby="programme">
      <h2 id="programme" className="text-xl">
        {t('programme')}
      </h2>
      <ol className="mt-4 border-l-2 border-line">
        {programme.map((entry) => (
          <li key={`${entry.startsAt} ${entry.title.ja}`} className="relative pb-6 pl-6 last:pb-0">
            <span aria-hidden className="absolute top-1.5 -left-[7px] size-3 rounded-full border-2 border-page bg-accent-word" />
            <p suppressHydrationWarning className="text-sm font-semibold text-accent-word tabular-nums">
              <time dateTime={entry.startsAt}>{startText(entry.startsAt, locale, zone)}</time>
              {locale === 'en' ? ' – ' : ' 〜 '}
              <time dateTime={entry.endsAt}>{endText(entry.startsAt, entry.endsAt, locale, zone)}</time>
            </p>
            <p className="font-semibold">{localText(entry.title, locale)}</p>
          </li>
        ))}
      </ol>
      <p className="mt-4 text-sm text-ink-soft">{t('programmeNote')}</p>
    </section>
  )
}
