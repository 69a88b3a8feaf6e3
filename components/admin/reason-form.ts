'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { RefundTicket } from '@/lib/ticketing/contract'
import type { z } from 'zod'

/** The same rule as the server's, so that both say the same. */
const ReasonForm = RefundTicket.pick({ reason: true })
export type ReasonForm = z.infer<typeof ReasonForm>

/** A form with one field: why. */
export function useReasonForm() {
  return useForm<ReasonForm>({ resolver: zodResolver(ReasonForm), defaultValues: { reason: '' } })
}
