'use client'

import { RotateCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { clockText } from '@/components/ui/duration'
import { useProblemText } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import { isHeldUp } from './held-up'
import type { SignInProgress } from './progress'
import { useAsk } from './use-ask'

interface ResendProps {
  email: string
  next: string
  progress: SignInProgress
  onSent: () => void
}

/** Asks for a new code, once the first mail has had its half minute. */
export function Resend({ email, next, progress, onSent }: ResendProps) {
  const t = useTranslations('signIn')
  const words = useProblemText()
  const toast = useToast()
  const now = useNow()
  const ask = useAsk()
  const leftMs = progress.state !== 'waiting' || progress.resendAt === null || now === null ? 0 : progress.resendAt - now
  const send = () =>
    ask.mutate(
      { email, next, withProvider: progress.provider },
      {
        onSuccess: () => {
          onSent()
          toast({ text: t('sentAgain') })
        },
        onError: (error) => toast({ text: words(error), tone: 'bad' }),
      },
    )
  const ended = progress.state !== 'waiting'
  return (
    <>
      <Button look={ended ? 'primary' : 'link'} wide={ended} busy={ask.isPending} disabled={leftMs > 0} onClick={send}>
        {!ask.isPending && <RotateCw aria-hidden />}
        {leftMs > 0 ? <span className="tabular-nums">{t('resendIn', { left: clockText(leftMs) })}</span> : ended ? t('newCode') : t('resend')}
      </Button>
      {isHeldUp(ask.error) && <p className="text-sm">{t('otherWays')}</p>}
    </>
  )
}
