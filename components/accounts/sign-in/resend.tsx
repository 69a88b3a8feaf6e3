'use client'

import { useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { clockText } from '@/components/ui/duration'
import { useProblemText } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import type { SignInAskedDto } from '@/lib/accounts/contract'
import type { SignInProgress } from './progress'
import { progressKey } from './use-progress'

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
  const client = useQueryClient()
  const now = useNow()
  const ask = useAction<SignInAskedDto, { email: string; next: string }>({ path: '/api/accounts/sign-in' })
  const leftMs = progress.state !== 'waiting' || progress.resendAt === null || now === null ? 0 : progress.resendAt - now
  const send = () =>
    ask.mutate(
      { email, next },
      {
        onSuccess: () => {
          onSent()
          toast({ text: t('sentAgain') })
        },
        onError: (error) => toast({ text: words(error), tone: 'bad' }),
        onSettled: () => client.invalidateQueries({ queryKey: progressKey }),
      },
    )
  const ended = progress.state !== 'waiting'
  return (
    <Button look={ended ? 'primary' : 'link'} wide={ended} busy={ask.isPending} disabled={leftMs > 0} onClick={send}>
      {!ask.isPending && <RotateCw aria-hidden />}
      {leftMs > 0 ? <span className="tabular-nums">{t('resendIn', { left: clockText(leftMs) })}</span> : ended ? t('newCode') : t('resend')}
    </Button>
  )
}
