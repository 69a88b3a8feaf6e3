'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'
import { Watching } from './watching'

const linkClasses = cn(buttonClasses({ look: 'link' }), 'px-0')

/** The screen of `/watch/<ticket>`. Put it into a dark page of full width; it brings its own margins. */
export function WatchScreen({ ticketId }: { ticketId: string }) {
  const t = useTranslations('watch')
  return (
    <Watching key={ticketId} subject={{ ticketId }}>
      {(watch) => (
        <>
          <p className="mt-3 max-w-prose text-sm text-ink-soft">{t('markNote')}</p>
          <div className="mt-2 flex flex-wrap gap-x-5">
            <Link href="/tickets" className={linkClasses}>
              {t('toTickets')}
            </Link>
            {watch && (
              <Link href={`/events/${watch.eventSlug}`} className={linkClasses}>
                {t('toEvent')}
              </Link>
            )}
          </div>
        </>
      )}
    </Watching>
  )
}
