'use client'

import { useQueries } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { WatchDto } from '@/lib/streaming/contract'
import type { TicketDto } from '@/lib/ticketing/contract'

/** How often a ticket whose day has come asks what is on, ms; events tell sooner, this is for when they are cut off. */
const askEveryMs = 20_000

/** What the server says about each ticket, by ticket id; nothing for those it has not answered yet. */
export function useWatchStates(tickets: readonly TicketDto[]): ReadonlyMap<string, WatchDto> {
  return useQueries({
    queries: tickets.map(({ id }) => ({
      queryKey: ['watch-state', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => getJson<WatchDto>(`/api/playback/tickets/${id}`, { signal }),
      refetchInterval: askEveryMs,
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }, index) => {
        const ticket = tickets[index]
        return data === undefined || ticket === undefined ? [] : [[ticket.id, data] as const]
      })),
  })
}
