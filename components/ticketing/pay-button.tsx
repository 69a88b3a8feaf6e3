'use client'

import { useQueryClient } from '@tanstack/react-query'
import { CreditCard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { yenText } from '@/components/ui/money'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { OrderDto } from '@/lib/ticketing/contract'
import { orderKey } from './order-query'
import { markPaying } from './paying-mark'

interface PayButtonProps {
  order: OrderDto
  /** True when the buyer has been to the payment page already. */
  again?: boolean
}

/** Opens the payment at the provider and goes there. Pressing it again leads to the same payment, never to a second one. */
export function PayButton({ order, again = false }: PayButtonProps) {
  const t = useTranslations('checkout')
  const client = useQueryClient()
  const pay = useAction<{ redirectUrl: string }>({ path: `/api/ticketing/orders/${order.id}/payment` })
  const start = () =>
    pay.mutate(undefined, {
      onSuccess: ({ redirectUrl }) => {
        markPaying(order.id)
        window.location.assign(redirectUrl)
      },
      onError: () => client.invalidateQueries({ queryKey: orderKey(order.id) }),
    })
  const label = again ? t('openTillAgain') : t('pay', { price: yenText(order.totalYen) })
  const busy = pay.isPending || pay.isSuccess
  return (
    <div className="space-y-3">
      <ProblemPanel error={pay.error} moneyUntouched />
      <Button look={again ? 'quiet' : 'primary'} size={again ? 'normal' : 'large'} wide busy={busy} onClick={start}>
        {!busy && !again && <CreditCard aria-hidden />}
        {busy ? t('paying') : label}
      </Button>
    </div>
  )
}
