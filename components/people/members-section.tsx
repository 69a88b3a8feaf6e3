'use client'

import { UserPlus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { localText } from '@/components/ui/local-text'
import type { PeopleDto } from '@/lib/accounts/contract'
import type { Member } from './people'
import { PersonRow } from './person-row'
import { Removal } from './removal'
import { RoleDialog } from './role-dialog'
import { Section } from './section'
import { useRoleWords } from './use-role-words'

type Asked = { what: 'role' | 'removal'; member: Member } | null

/** Who acts for the whole organisation. */
export function MembersSection({ people, onInvite }: { people: PeopleDto; onInvite: () => void }) {
  const t = useTranslations('people')
  const locale = useLocale()
  const words = useRoleWords()
  const [asked, setAsked] = useState<Asked>(null)
  const organisation = localText(people.organisation.name, locale)
  const close = () => setAsked(null)
  return (
    <Section
      id="members"
      title={t('membersHeading')}
      lead={t('membersLead')}
      action={
        <Button look="quiet" size="small" onClick={onInvite}>
          <UserPlus aria-hidden />
          {t('invite')}
        </Button>
      }
    >
      <ul className="divide-y divide-line border-t border-line">
        {people.members.map((member) => (
          <PersonRow
            key={member.id}
            name={member.name}
            role={words('membership', member.role).name}
            marks={
              <>
                {member.isYou && <Badge tone="accent">{t('you')}</Badge>}
                {member.waitsForPasskey && <Badge tone="warn">{t('waitsForPasskey')}</Badge>}
              </>
            }
            {...(member.waitsForPasskey ? { note: t('waitsForPasskeyHelp') } : {})}
            actions={
              <>
                <Button look="plain" size="small" aria-label={t('changeRoleOf', { name: member.name })} onClick={() => setAsked({ what: 'role', member })}>
                  {t('changeRole')}
                </Button>
                <Button look="plain" size="small" aria-label={t('removeOf', { name: member.name })} onClick={() => setAsked({ what: 'removal', member })}>
                  {member.isYou ? t('leave') : t('remove')}
                </Button>
              </>
            }
          />
        ))}
      </ul>
      {asked?.what === 'role' && <RoleDialog member={asked.member} onClose={close} />}
      {asked?.what === 'removal' && (
        <Removal
          path={`/api/admin/people/members/${asked.member.id}/removal`}
          title={asked.member.isYou ? t('removeSelfTitle') : t('removeTitle', { name: asked.member.name })}
          text={asked.member.isYou ? t('removeSelfText', { organisation }) : t('removeMemberText', { organisation })}
          confirm={asked.member.isYou ? t('leaveConfirm') : t('removeConfirm')}
          done={t('removed', { name: asked.member.name })}
          onClose={close}
          {...(asked.member.isYou ? { onDone: () => window.location.assign('/') } : {})}
        />
      )}
    </Section>
  )
}
