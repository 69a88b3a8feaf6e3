'use client'

import { LogIn } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { isProblem } from '@/components/ui/problem-error'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { SignedInDto, SignInLink } from '@/lib/accounts/contract'
import { goOn } from './go-on'

interface LinkHereProps {
  link: z.infer<typeof SignInLink>
  email: string
  /** The link has ended since it was looked at. */
  onOver: () => void
}

/** In the browser that asked: one button, since a mail program that opens links must not sign anybody in. */
export function LinkHere({ link, email, onOver }: LinkHereProps) {
  const t = useTranslations('link')
  const use = useAction<SignedInDto, z.infer<typeof SignInLink>>({ path: '/api/accounts/sign-in/link' })
  const signIn = () =>
    use.mutate(link, { onSuccess: goOn, onError: (error) => (isProblem(error, 'sign_in_expired') ? onOver() : undefined) })
  return (
    <div className="grid gap-5">
      <p>{t.rich('here', { email: () => <strong>{email}</strong> })}</p>
      <Button wide size="large" busy={use.isPending || use.isSuccess} onClick={signIn}>
        {!use.isPending && !use.isSuccess && <LogIn aria-hidden />}
        {t('signIn')}
      </Button>
      <ProblemPanel error={use.error} />
    </div>
  )
}
