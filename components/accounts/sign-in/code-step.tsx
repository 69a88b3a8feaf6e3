'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { postJson } from '@/components/shell/fetch-json'
import { Countdown } from '@/components/ui/countdown'
import { isProblem } from '@/components/ui/problem-error'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { SignedInDto } from '@/lib/accounts/contract'
import { CodeForm } from './code-form'
import { EndedCode } from './ended-code'
import { MailFate } from './mail-fate'
import { NothingArrives } from './nothing-arrives'
import type { SignInProgress } from './progress'
import { Resend } from './resend'
import { progressKey } from './use-progress'
import { WrongAddress } from './wrong-address'

interface CodeStepProps {
  progress: SignInProgress
  email: string
  next: string
  /** In the demo letters end in a box that can be read. */
  mailbox: boolean
  onSignedIn: (signedIn: SignedInDto) => void
  /** The person wants another address; this one is a start. */
  onLeave: () => void
}

/** The second step, on the page that asked: the digits from the mail, and all that can be done when it does not come. */
export function CodeStep({ progress, email, next, mailbox, onSignedIn, onLeave }: CodeStepProps) {
  const t = useTranslations('signIn')
  const client = useQueryClient()
  const type = useMutation({
    mutationFn: (code: string) =>
      postJson<SignedInDto>('/api/accounts/sign-in/code', { code }).catch(async (error: unknown) => {
        // How many tries are left belongs to the same sentence as the refusal.
        await client.refetchQueries({ queryKey: progressKey })
        throw error
      }),
    onSuccess: onSignedIn,
  })
  const again = <Resend email={email} next={next} progress={progress} onSent={() => type.reset()} />
  const other = <WrongAddress onLeave={onLeave} />
  if (progress.state !== 'waiting') return <EndedCode state={progress.state} again={again} other={other} />

  const wrong = isProblem(type.error, 'wrong_code')
  return (
    <div className="space-y-5">
      <div>
        <p>{t.rich('sentTo', { email: () => <strong>{email}</strong> })}</p>
        <MailFate mail={progress.mail} />
      </div>
      <CodeForm
        // A new request has a new code: what was typed for the one before is of no use.
        key={progress.expiresAt}
        onCode={(code) => type.mutate(code)}
        busy={type.isPending || type.isSuccess}
        refusal={wrong ? type.submittedAt : 0}
        wrong={wrong ? t('wrongCode', { tries: progress.triesLeft ?? 0 }) : undefined}
      />
      {!wrong && type.error !== null && <ProblemPanel error={type.error} />}
      {progress.expiresAt !== null && (
        <p className="text-center text-sm text-ink-soft">
          {t.rich('codeLasts', {
            left: () => (
              <Countdown
                to={progress.expiresAt ?? 0}
                announce
                className="font-semibold text-ink"
                onDone={() => void client.invalidateQueries({ queryKey: progressKey })}
              />
            ),
          })}
        </p>
      )}
      <div className="flex flex-wrap justify-center gap-x-5 border-t border-line pt-3">
        {again}
        {other}
      </div>
      <p className="text-sm text-ink-soft">{t('linkWorks')}</p>
      <NothingArrives email={email} mailbox={mailbox} />
    </div>
  )
}
