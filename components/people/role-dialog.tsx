'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import { ChoiceList } from './choice-list'
import { usePeopleAgain, type Member } from './people'
import { useRoleWords } from './use-role-words'

const roles = ['moderator', 'manager', 'owner'] as const

/** Gives a member another role; whoever gives up being an owner is told what that means first. */
export function RoleDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations('people')
  const words = useRoleWords()
  const toast = useToast()
  const readAgain = usePeopleAgain()
  const [role, setRole] = useState(member.role)
  const change = useAction<unknown, { role: Member['role'] }>({ path: `/api/admin/people/members/${member.id}/role` })
  const givesUp = member.isYou && role !== 'owner'
  const submit = () =>
    change.mutate(
      { role },
      {
        onSuccess: () => {
          toast({ text: t('changed', { name: member.name }) })
          onClose()
          // The page is an owner's: what it shows is no longer theirs to see.
          if (givesUp) window.location.assign('/admin')
        },
        onSettled: readAgain,
      },
    )
  return (
    <Dialog open onOpenChange={onClose} title={member.isYou ? t('changeOwnRoleTitle') : t('changeRoleTitle', { name: member.name })}>
      <div className="space-y-5">
        <ChoiceList
          legend={t('role')}
          name="role"
          value={role}
          onChange={setRole}
          options={roles.map((value) => {
            const { name, help } = words('membership', value)
            return { value, label: name, help }
          })}
        />
        {givesUp && <p className="rounded-xl bg-warn-wash p-3.5 text-sm">{t('changeOwnText')}</p>}
        <ProblemPanel error={change.error} />
        <div className="flex flex-col gap-2.5 sm:flex-row-reverse">
          <Button look={givesUp ? 'danger' : 'primary'} busy={change.isPending} disabled={role === member.role} onClick={submit}>
            {change.isPending ? t('saving') : t('save')}
          </Button>
          <Button look="quiet" disabled={change.isPending} onClick={onClose}>
            {t('keep')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
