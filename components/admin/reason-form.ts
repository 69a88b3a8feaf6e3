'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { CutBroadcast } from '@/lib/streaming/contract'
import { RefundTicket } from '@/lib/ticketing/contract'
import type { z } from 'zod'

/** The same rules as the server's, so that both say the same. */
const reasonForms = { refund: RefundTicket.pick({ reason: true }), cut: CutBroadcast.pick({ reason: true }) }
export type ReasonForm = z.infer<(typeof reasonForms)['refund']>
/** Fewest characters of each reason. */
export const fewest = { refund: 3, cut: 5 } as const

/** A form with one field: why. */
export function useReasonForm(act: keyof typeof reasonForms = 'refund') {
  return useForm<ReasonForm>({ resolver: zodResolver(reasonForms[act]), defaultValues: { reason: '' } })
}
