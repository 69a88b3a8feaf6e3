'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PeopleDto } from '@/lib/accounts/contract'
import { InvitationRow } from './invitation-row'
import type { OpenInvitation } from './people'
import { Removal } from './removal'
import { ResendDialog } from './resend-dialog'
import { Section } from './section'

type Asked = { what: 'resend' | 'withdraw'; invitation: OpenInvitation } | null

/** Who has been invited and has not answered; what became of the others, folded away. */
export function InvitationsSection({ people }: { people: PeopleDto }) {
  const t = useTranslations('people')
  const [asked, setAsked] = useState<Asked>(null)
  const waiting = people.invitations.filter(({ state }) => state === 'waiting')
  const past = people.invitations.filter(({ state }) => state !== 'waiting')
  const close = () => setAsked(null)
  const resend = (invitation: OpenInvitation) => () => setAsked({ what: 'resend', invitation })
  return (
    <Section id="invitations" title={t('invitationsHeading')} lead={t('invitationsLead')}>
      {waiting.length === 0 && (
        <div className="border-t border-line px-5 py-4 sm:px-6">
          <p className="font-semibold">{t('invitationsEmpty')}</p>
          <p className="text-sm text-ink-soft">{t('invitationsEmptyText')}</p>
        </div>
      )}
      {waiting.length > 0 && (
        <ul className="divide-y divide-line border-t border-line">
          {waiting.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              onResend={resend(invitation)}
              onWithdraw={() => setAsked({ what: 'withdraw', invitation })}
            />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details className="border-t border-line">
          <summary className="flex min-h-11 cursor-pointer items-center px-5 py-2.5 font-semibold text-ink-soft hover:text-ink sm:px-6">
            {t('pastInvitations', { count: past.length })}
          </summary>
          <ul className="divide-y divide-line border-t border-line">
            {past.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} {...(invitation.state === 'expired' ? { onResend: resend(invitation) } : {})} />
            ))}
          </ul>
        </details>
      )}
      {asked?.what === 'resend' && <ResendDialog invitation={asked.invitation} onClose={close} />}
      {asked?.what === 'withdraw' && (
        <Removal
          path={`/api/admin/people/invitations/${asked.invitation.id}/withdrawal`}
          title={t('withdrawTitle')}
          text={t('withdrawText')}
          confirm={t('withdrawConfirm')}
          done={t('withdrawn')}
          onClose={close}
        />
      )}
    </Section>
  )
}
