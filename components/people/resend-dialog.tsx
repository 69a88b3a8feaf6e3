'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { InvitedDto } from '@/lib/accounts/contract'
import { LinkShownOnce } from './link-shown-once'
import { usePeopleAgain, type OpenInvitation } from './people'

/** Makes a new link in place of the former, and mails it where there is an address. */
export function ResendDialog({ invitation, onClose }: { invitation: OpenInvitation; onClose: () => void }) {
  const t = useTranslations('people')
  const readAgain = usePeopleAgain()
  const [made, setMade] = useState<InvitedDto | null>(null)
  const resend = useAction<InvitedDto>({ path: `/api/admin/people/invitations/${invitation.id}/renewal`, body: () => ({}) })
  const submit = () => resend.mutate(undefined, { onSuccess: setMade, onSettled: readAgain })
  if (made !== null) {
    return (
      <Dialog open onOpenChange={onClose} title={t('linkTitle')}>
        <LinkShownOnce link={made.link} email={made.isMailed ? invitation.email : null} onClose={onClose} />
      </Dialog>
    )
  }
  return (
    <Confirm
      open
      onOpenChange={onClose}
      title={t('resendTitle')}
      description={invitation.email === null ? t('resendText') : t('resendMailText', { email: invitation.email })}
      confirm={resend.isPending ? t('makingLink') : t('resendConfirm')}
      keep={t('keep')}
      danger={false}
      busy={resend.isPending}
      onConfirm={submit}
    >
      <ProblemPanel error={resend.error} />
    </Confirm>
  )
}
