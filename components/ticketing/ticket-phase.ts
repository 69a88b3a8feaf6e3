import type { TicketDto } from '@/lib/ticketing/contract'

const dayMs = 86_400_000
const minuteMs = 60_000

/** Where a ticket stands, from its own times; what is on air is only known to the server. */
export type TicketPhase = 'void' | 'before' | 'around' | 'past'

/** When the last thing a ticket opens is over, ms since 1970. */
function lastMoment({ opens }: Pick<TicketDto, 'opens'>): number {
  return Math.max(...opens.map((one) => Date.parse(one.endsAt) + (one.archiveMinutes ?? 0) * minuteMs))
}

/**
 * `around` from a day before the first start (artists may go live early) until a day after the last window has ended
 * (they may run late): then the server is asked what is on.
 * @param now ms since 1970, the server's clock
 */
export function ticketPhase(ticket: Pick<TicketDto, 'opens' | 'state'>, now: number): TicketPhase {
  if (ticket.state === 'refunded' || ticket.state === 'revoked' || ticket.opens.length === 0) return 'void'
  const first = Math.min(...ticket.opens.map((one) => Date.parse(one.startsAt)))
  if (now < first - dayMs) return 'before'
  return now > lastMoment(ticket) + dayMs ? 'past' : 'around'
}

/** The next thing that begins, or the last one when all have begun. */
export function nextOpening<Opening extends TicketDto['opens'][number]>(opens: readonly Opening[], now: number): Opening | undefined {
  const live = opens.filter((one) => one.kind === 'broadcast').sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  return live.find((one) => Date.parse(one.endsAt) > now) ?? live.at(-1) ?? opens[0]
}
