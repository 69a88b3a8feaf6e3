'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

interface SignInAgainProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  onSignIn: () => void
}

/** Shown when an answer was 401: the way back in, which keeps the place. */
export function SignInAgain({ open, onOpenChange, onSignIn }: SignInAgainProps) {
  const t = useTranslations('shell')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('signInAgainTitle')} description={t('signInAgainText')}>
      <div className="flex flex-col gap-2.5 sm:flex-row-reverse">
        <Button onClick={onSignIn}>{t('signIn')}</Button>
        <Button look="quiet" onClick={() => onOpenChange(false)}>
          {t('later')}
        </Button>
      </div>
    </Dialog>
  )
}
