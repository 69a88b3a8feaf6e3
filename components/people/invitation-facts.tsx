'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { useViewerZone } from '@/components/ui/clock'
import { EventTime } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import type { InvitationDto } from '@/lib/accounts/contract'
import { useRoleWords } from './use-role-words'

/** To what, as what, and what that allows. */
export function InvitationFacts({ invitation, expiresAtMs }: { invitation: InvitationDto; expiresAtMs: number }) {
  const t = useTranslations('invitation')
  const locale = useLocale()
  const words = useRoleWords()
  const role = words(invitation.kind, invitation.role)
  return (
    <Card className="mt-5">
      <p className="px-5 pt-5 text-lg font-semibold text-balance sm:px-6">{useTowards(invitation)}</p>
      <dl className="mt-4 divide-y divide-line border-t border-line">
        <Fact name={t('role')}>
          <span className="font-bold">{role.name}</span>
        </Fact>
        <Fact name={t('mayDo')}>{role.help}</Fact>
        {invitation.event !== null && (
          <Fact name={t('when')}>
            <EventTime {...invitation.event} />
          </Fact>
        )}
        {invitation.limitedTo.length > 0 && (
          <Fact name={t('broadcasts')}>
            <ul>
              {invitation.limitedTo.map((title) => (
                <li key={title.ja + title.en}>{localText(title, locale)}</li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      <Until ms={expiresAtMs} />
    </Card>
  )
}

function useTowards({ kind, organisation, artist, event }: InvitationDto): string {
  const t = useTranslations('invitation')
  const locale = useLocale()
  if (kind === 'artist' && artist !== null) return t('toArtist', { name: localText(artist, locale) })
  if (kind === 'event_staff' && event !== null) return t('toEvent', { name: localText(event.title, locale) })
  return t('toOrganisation', { organisation: localText(organisation, locale) })
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 px-5 py-3 sm:grid-cols-[9rem_1fr] sm:px-6">
      <dt className="text-sm leading-7 text-ink-soft">{name}</dt>
      <dd className="min-w-0 leading-7">{children}</dd>
    </div>
  )
}

/** The last moment, on this device's clock. */
function Until({ ms }: { ms: number }) {
  const t = useTranslations('invitation')
  const locale = useLocale()
  const zone = useViewerZone()
  if (zone === null) return null
  return (
    <p className="border-t border-line px-5 py-3 text-sm text-ink-soft tabular-nums sm:px-6">
      {t('expiresIn', { date: momentText(new Date(ms).toISOString(), locale, zone) })}
    </p>
  )
}
