'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { signInPath } from '@/components/shell/sign-in-path'
import { useAction } from '@/components/shell/use-action'
import { useViewer, viewerKey } from '@/components/shell/viewer'
import { Button, buttonClasses } from '@/components/ui/button'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { AcceptedDto, InvitationDto } from '@/lib/accounts/contract'
import { forgetToken } from './kept-token'

interface InvitationAnswerProps {
  token: string
  mine: InvitationDto['mine']
  kind: InvitationDto['kind']
  onAccepted: (answer: AcceptedDto) => void
}

const placeOf = (kind: InvitationDto['kind']) => (kind === 'artist' ? '/studio' : '/admin')

/** Yes or not now; or what stands in the way, and the way around it. */
export function InvitationAnswer({ token, mine, kind, onAccepted }: InvitationAnswerProps) {
  const t = useTranslations('invitation')
  switch (mine) {
    case 'sign_in':
      return (
        <Panel text={t('signInText')}>
          <Button onClick={() => window.location.assign(signInPath('/invitation'))}>{t('signIn')}</Button>
          <NotNow />
        </Panel>
      )
    case 'other_account':
      return <OtherAccount />
    case 'already':
      return (
        <Panel title={t('alreadyTitle')} text={t('alreadyText')}>
          <a href={placeOf(kind)} onClick={forgetToken} className={buttonClasses({})}>
            {t('go')}
          </a>
        </Panel>
      )
    case 'yes':
      return <Accept token={token} onAccepted={onAccepted} />
  }
}

function Accept({ token, onAccepted }: Pick<InvitationAnswerProps, 'token' | 'onAccepted'>) {
  const t = useTranslations('invitation')
  const viewer = useViewer()
  const client = useQueryClient()
  const accept = useAction<AcceptedDto>({ path: '/api/invitations/acceptance', body: () => ({ token }) })
  const submit = () =>
    accept.mutate(undefined, {
      onSuccess: (answer) => {
        if (answer.outcome === 'joined') forgetToken()
        onAccepted(answer)
        // The header leads to more now.
        void client.invalidateQueries({ queryKey: viewerKey })
      },
    })
  return (
    <Panel {...(viewer?.displayName ? { text: t('signedInAs', { name: viewer.displayName }) } : {})}>
      <ProblemPanel error={accept.error} className="w-full" />
      <Button busy={accept.isPending} onClick={submit}>
        {accept.isPending ? t('accepting') : t('accept')}
      </Button>
      <NotNow />
    </Panel>
  )
}

function OtherAccount() {
  const t = useTranslations('invitation')
  const signOut = useAction<unknown>({ path: '/api/me/sign-out', body: () => ({}) })
  // The link stays in this window, so that it is there again when somebody else has signed in.
  const leave = () => signOut.mutate(undefined, { onSuccess: () => window.location.assign(signInPath('/invitation')) })
  return (
    <Panel title={t('otherAccountTitle')} text={t('otherAccountText')}>
      <ProblemPanel error={signOut.error} className="w-full" />
      <Button busy={signOut.isPending || signOut.isSuccess} onClick={leave}>
        {signOut.isPending || signOut.isSuccess ? t('switching') : t('switch')}
      </Button>
      <NotNow />
    </Panel>
  )
}

function NotNow() {
  const t = useTranslations('invitation')
  return (
    <Link href="/" onClick={forgetToken} className={buttonClasses({ look: 'quiet' })}>
      {t('notNow')}
    </Link>
  )
}

function Panel({ title, text, children }: { title?: string; text?: string; children: ReactNode }) {
  return (
    <section className="mt-6">
      {title !== undefined && <h2 className="text-lg font-bold">{title}</h2>}
      {text !== undefined && <p className="mt-1 text-ink-soft">{text}</p>}
      <div className="mt-4 flex flex-col gap-2.5 sm:flex-row sm:flex-wrap">{children}</div>
    </section>
  )
}
