'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { viewerKey } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import type { LeaveRole } from '@/lib/accounts/contract'
import { ownRolesKey, useOwnRoles, type OwnRole } from './people'
import { PersonRow } from './person-row'
import { Section } from './section'
import { useRoleWords } from './use-role-words'

function bodyOf({ kind, id }: OwnRole): LeaveRole {
  if (kind === 'membership') return { membershipId: id }
  return kind === 'artist' ? { artistMemberId: id } : { eventStaffId: id }
}

/** A person's own roles, each with the way out; nothing for those who have none. */
export function OwnRoles() {
  const t = useTranslations('people')
  const locale = useLocale()
  const words = useRoleWords()
  const { data } = useOwnRoles()
  const [leaving, setLeaving] = useState<OwnRole | null>(null)
  if (data === undefined || data.roles.length === 0) return null
  const nameOf = (role: OwnRole) => localText(role.towards ?? role.organisation, locale)
  return (
    <Section id="own-roles" title={t('ownHeading')} lead={t('ownText')}>
      <ul className="divide-y divide-line border-t border-line">
        {data.roles.map((role) => (
          <PersonRow
            key={role.id}
            name={nameOf(role)}
            role={words(role.kind, role.role).name}
            {...(role.mayLeave ? (role.towards === null ? {} : { note: localText(role.organisation, locale) }) : { note: t('onlyOwner') })}
            {...(role.mayLeave
              ? {
                  actions: (
                    <Button look="plain" size="small" aria-label={t('leaveOf', { name: nameOf(role) })} onClick={() => setLeaving(role)}>
                      {t('leave')}
                    </Button>
                  ),
                }
              : {})}
          />
        ))}
      </ul>
      {leaving !== null && <Leaving role={leaving} name={nameOf(leaving)} onClose={() => setLeaving(null)} />}
    </Section>
  )
}

function Leaving({ role, name, onClose }: { role: OwnRole; name: string; onClose: () => void }) {
  const t = useTranslations('people')
  const toast = useToast()
  const client = useQueryClient()
  const leave = useAction<unknown>({ path: '/api/me/roles/leaving', body: () => bodyOf(role) })
  const submit = () =>
    leave.mutate(undefined, {
      onSuccess: () => {
        toast({ text: t('left', { name }) })
        onClose()
      },
      onSettled: () => Promise.all([ownRolesKey, viewerKey].map((queryKey) => client.invalidateQueries({ queryKey }))),
    })
  return (
    <Confirm
      open
      onOpenChange={onClose}
      title={t('leaveTitle', { name })}
      description={t('leaveText')}
      confirm={leave.isPending ? t('removing') : t('leaveConfirm')}
      keep={t('keep')}
      busy={leave.isPending}
      onConfirm={submit}
    >
      <ProblemPanel error={leave.error} />
    </Confirm>
  )
}
