'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { useViewerZone } from '@/components/ui/clock'
import { localText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import type { OpenInvitation } from './people'
import { useRoleWords } from './use-role-words'

const stateTones: Record<OpenInvitation['state'], BadgeTone> = { waiting: 'accent', accepted: 'good', withdrawn: 'neutral', expired: 'warn' }
const mailTones: Record<NonNullable<OpenInvitation['mail']>, BadgeTone> = { queued: 'neutral', retrying: 'warn', sent: 'outline', failed: 'bad', bounced: 'bad' }

interface InvitationRowProps {
  invitation: OpenInvitation
  /** Left out where nothing may be done any more. */
  onResend?: () => void
  onWithdraw?: () => void
}

/** An invitation: to whom, to what, where it stands. */
export function InvitationRow({ invitation, onResend, onWithdraw }: InvitationRowProps) {
  const t = useTranslations('people')
  const locale = useLocale()
  const zone = useViewerZone()
  const words = useRoleWords()
  const { kind, role, towards, limitedTo, email, state, mail, expiresAt, invitedBy, acceptedBy } = invitation
  const whom = email ?? t('anybodyWithLink')
  const what = [towards === null ? null : localText(towards, locale), words(kind, role).name, ...limitedTo.map((thing) => localText(thing, locale))]
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5 sm:px-6">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-bold break-all">{whom}</span>
          <Badge tone={stateTones[state]}>{t(`state.${state}`)}</Badge>
          {mail !== null && state === 'waiting' && <Badge tone={mailTones[mail]}>{t(`mail.${mail}`)}</Badge>}
        </p>
        <p className="mt-0.5 text-sm">{what.filter(Boolean).join(' · ')}</p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-soft">
          {state === 'waiting' && zone !== null && <span className="tabular-nums">{t('expires', { date: momentText(expiresAt, locale, zone) })}</span>}
          <span>{t('invitedBy', { name: invitedBy })}</span>
          {acceptedBy !== null && <span>{t('acceptedBy', { name: acceptedBy })}</span>}
        </p>
        {state === 'waiting' && (mail === 'retrying' || mail === 'failed' || mail === 'bounced') && <p className="mt-0.5 text-sm">{t(`mailHelp.${mail}`)}</p>}
      </div>
      <div className="-mr-2 flex flex-wrap gap-1">
        {onResend !== undefined && (
          <Button look="plain" size="small" aria-label={t('resendOf', { name: whom })} onClick={onResend}>
            {t('resend')}
          </Button>
        )}
        {onWithdraw !== undefined && (
          <Button look="plain" size="small" aria-label={t('withdrawOf', { name: whom })} onClick={onWithdraw}>
            {t('withdraw')}
          </Button>
        )}
      </div>
    </li>
  )
}
