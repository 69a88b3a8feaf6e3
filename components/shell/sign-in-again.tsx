'use client'

import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { SignInPrompt } from '@/components/ui/sign-in-prompt'

interface SignInAgainProps {
  prompt: SignInPrompt
  onOpenChange: (open: boolean) => void
}

/** Shown when an answer was 401: the way back in, which keeps the place and, wherever there are tabs, what was typed. */
export function SignInAgain({ prompt, onOpenChange }: SignInAgainProps) {
  const t = useTranslations('shell')
  return (
    <Dialog open={prompt.open} onOpenChange={onOpenChange} title={t('signInAgainTitle')} description={t(prompt.isAlone ? 'signInAgainHere' : 'signInAgainText')}>
      <div className="flex flex-col gap-2.5 sm:flex-row-reverse">
        <Button onClick={prompt.signIn}>
          {!prompt.isAlone && <ExternalLink aria-hidden />}
          {t('signIn')}
        </Button>
        <Button look="quiet" onClick={() => onOpenChange(false)}>
          {t('later')}
        </Button>
      </div>
    </Dialog>
  )
}
