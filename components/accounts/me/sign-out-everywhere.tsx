'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { Confirm } from '@/components/ui/confirm'
import { ProblemPanel } from '@/components/ui/problem-panel'

/** Ends every session of the person, this one too. */
export function SignOutEverywhere() {
  const t = useTranslations('accounts')
  const [asking, setAsking] = useState(false)
  const endAll = useAction<unknown>({ path: '/api/me/sign-out-everywhere' })
  const confirm = () => endAll.mutate(undefined, { onSuccess: () => window.location.assign('/signin') })
  return (
    <Card>
      <CardBody className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <CardTitle>{t('endAllHeading')}</CardTitle>
          <p className="text-sm text-ink-soft">{t('endAllText')}</p>
        </div>
        <Button look="quiet" onClick={() => setAsking(true)}>
          {t('endAll')}
        </Button>
      </CardBody>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('endAllTitle')}
        description={t('endAllText')}
        confirm={t('endAllConfirm')}
        keep={t('keep')}
        busy={endAll.isPending || endAll.isSuccess}
        onConfirm={confirm}
      >
        <ProblemPanel error={endAll.error} />
      </Confirm>
    </Card>
  )
}
