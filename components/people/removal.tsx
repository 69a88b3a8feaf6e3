'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/shell/use-action'
import { Confirm } from '@/components/ui/confirm'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import { usePeopleAgain } from './people'

interface RemovalProps {
  /** The route that does it. */
  path: string
  title: string
  text: string
  confirm: string
  /** Said when it is done. */
  done: string
  onClose: () => void
  onDone?: () => void
}

/** Asks once more before something is taken from somebody, and does it. */
export function Removal({ path, title, text, confirm, done, onClose, onDone }: RemovalProps) {
  const t = useTranslations('people')
  const toast = useToast()
  const readAgain = usePeopleAgain()
  const remove = useAction<unknown>({ path, body: () => ({}) })
  const submit = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        toast({ text: done })
        onClose()
        onDone?.()
      },
      onSettled: readAgain,
    })
  return (
    <Confirm open onOpenChange={onClose} title={title} description={text} confirm={remove.isPending ? t('removing') : confirm} keep={t('keep')} busy={remove.isPending} onConfirm={submit}>
      <ProblemPanel error={remove.error} />
    </Confirm>
  )
}
