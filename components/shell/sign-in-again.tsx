'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { signInPath } from './sign-in-path'

interface SignInAgainProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Shown when an answer was 401: the way back in, which keeps the place. */
export function SignInAgain({ open, onOpenChange }: SignInAgainProps) {
  const t = useTranslations('shell')
  const signIn = () => window.location.assign(signInPath(window.location.pathname + window.location.search))
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('signInAgainTitle')} description={t('signInAgainText')}>
      <div className="flex flex-col gap-2.5 sm:flex-row-reverse">
        <Button onClick={signIn}>{t('signIn')}</Button>
        <Button look="quiet" onClick={() => onOpenChange(false)}>
          {t('later')}
        </Button>
      </div>
    </Dialog>
  )
}
