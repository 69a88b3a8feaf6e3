'use client'

import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson } from '@/components/shell/fetch-json'
import type { EventPlanDto, PlannedEventsDto } from '@/lib/ticketing/contract'

export type Plan = EventPlanDto
export type PlannedType = Plan['ticketTypes'][number]
export type PlannedBroadcast = Plan['broadcasts'][number]
export type ProgrammeLine = Plan['programme'][number]
export type Missing = Plan['checklist']['missing'][number]
export type Warning = Plan['checklist']['warnings'][number]
export type PlannedEvent = PlannedEventsDto['events'][number]
export type Body<Schema extends z.ZodType> = Omit<z.input<Schema>, 'slug'>

export const planKey = (slug: string) => ['admin', 'plan', slug]
export const plansKey = ['admin', 'plans']

export const planPath = (slug: string, act = '') => `/api/admin/events/${slug}${act === '' ? '' : `/${act}`}`

/** The whole plan of an event. Asked again every few seconds only while money or letters are on their way. */
export function usePlan(slug: string) {
  return useQuery({
    queryKey: planKey(slug),
    queryFn: ({ signal }) => getJson<Plan>(planPath(slug), { signal }),
    refetchInterval: ({ state }) => (isSettling(state.data) ? 3_000 : false),
  })
}

/** All events of the viewer's organisations. */
export function usePlans() {
  return useQuery({ queryKey: plansKey, queryFn: ({ signal }) => getJson<PlannedEventsDto>('/api/admin/events', { signal }) })
}

/** Whether money or letters of a cancelled event are on their way; what has failed waits for somebody's press. */
export function isSettling(plan: Plan | undefined): boolean {
  if (!plan?.cancellation) return false
  const { refunds, letters } = plan.cancellation
  return refunds.settled + refunds.failed < refunds.tickets || (letters !== null && letters.waiting + letters.retrying > 0)
}
