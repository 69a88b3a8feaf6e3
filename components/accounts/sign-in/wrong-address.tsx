'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { useProblemText } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'

/** Gives this sign-in up and goes back to the address. */
export function WrongAddress({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('signIn')
  const words = useProblemText()
  const toast = useToast()
  const cancel = useAction<unknown>({ path: '/api/accounts/sign-in/cancellation', body: () => ({}) })
  const leave = () => cancel.mutate(undefined, { onSuccess: onLeave, onError: (error) => toast({ text: words(error), tone: 'bad' }) })
  return (
    <Button look="link" busy={cancel.isPending} onClick={leave}>
      {t('otherAddress')}
    </Button>
  )
}
