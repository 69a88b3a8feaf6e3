'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { OrderDto } from '@/lib/ticketing/contract'
import { orderKey } from './order-query'

/** The way out of an unpaid order, asked once more. */
export function GiveUpOrder({ orderId }: { orderId: string }) {
  const t = useTranslations('checkout')
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const cancel = useAction<OrderDto>({ path: `/api/ticketing/orders/${orderId}/cancellation` })
  const giveUp = () =>
    cancel.mutate(undefined, {
      onSuccess: (order) => {
        setAsking(false)
        client.setQueryData(orderKey(orderId), order)
      },
      onError: () => client.invalidateQueries({ queryKey: orderKey(orderId) }),
    })
  return (
    <>
      <Button look="plain" wide onClick={() => setAsking(true)}>
        {t('cancel')}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('cancelTitle')}
        description={t('cancelText')}
        confirm={cancel.isPending ? t('cancelling') : t('cancelConfirm')}
        keep={t('cancelKeep')}
        busy={cancel.isPending}
        onConfirm={giveUp}
      >
        <ProblemPanel error={cancel.error} />
      </Confirm>
    </>
  )
}
