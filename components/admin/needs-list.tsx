'use client'

import { ArrowRight, CircleAlert, CircleCheck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { localText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import { useBouncedInvitations } from './bounced-invitations'
import type { Need } from './today-needs'

/** What somebody should look at now; each line leads to where it is put right. */
export function NeedsList({ needs }: { needs: readonly Need[] }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  const bounced = useBouncedInvitations()
  const lines = [
    ...needs.map(({ kind, event, title, since, count }) => ({
      key: `${kind} ${event.slug} ${title?.ja ?? ''} ${title?.en ?? ''}`,
      href: hrefOf(kind, event),
      text: t(`needs.${kind}`, {
        event: localText(event.title, locale),
        title: title === null ? '' : localText(title, locale),
        time: since === null ? '' : momentText(since, locale, event.zone),
        count,
      }),
    })),
    ...(bounced > 0 ? [{ key: 'bounced', href: '/admin/people', text: t('needs.bounced', { count: bounced }) }] : []),
  ]
  return (
    <section aria-labelledby="needs-heading" className="mt-6">
      <h2 id="needs-heading" className="mb-2 text-lg">
        {t('needsHeading')}
      </h2>
      <div aria-live="polite">
        {lines.length === 0 ? (
          <p className="flex items-center gap-2.5 rounded-xl bg-good-wash px-4 py-3 font-semibold text-good">
            <CircleCheck aria-hidden className="size-5 shrink-0" />
            {t('needsNothing')}
          </p>
        ) : (
          <ul className="divide-y divide-line overflow-hidden rounded-xl border border-warn/50 bg-card">
            {lines.map(({ key, href, text }) => (
              <li key={key}>
                <Link href={href} className="flex min-h-12 items-center gap-3 px-4 py-2.5 hover:bg-sunken focus-visible:-outline-offset-2">
                  <CircleAlert aria-hidden className="size-5 shrink-0 text-warn" />
                  <span className="min-w-0 flex-1">{text}</span>
                  <ArrowRight aria-hidden className="size-4 shrink-0 text-ink-soft" />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function hrefOf(kind: Need['kind'], { slug, takenYen }: Need['event']): string {
  if (kind === 'draft_soon') return `/admin/events/${slug}?part=publish`
  // Who may not see money may not plan either.
  if (kind === 'ended_early' && takenYen !== null) return `/admin/events/${slug}?part=broadcasts`
  return kind === 'refunds_failed' ? `/admin/events/${slug}/orders` : `#event-${slug}`
}
