import type { WatchDto } from '@/lib/streaming/contract'
import type { TicketDto } from '@/lib/ticketing/contract'
import { nextOpening, ticketPhase } from './ticket-phase'

/** What a ticket can do for its holder at this moment. */
export type TicketMoment = WatchDto['state']

/** What the server says, and until it has said anything what the ticket's own times say. */
export function ticketMoment(ticket: TicketDto, watch: WatchDto | undefined, now: number): TicketMoment {
  if (ticket.state === 'refunded' || ticket.state === 'revoked') return ticket.state
  if (watch !== undefined) return watch.state
  return ticketPhase(ticket, now) === 'past' ? 'archive_over' : 'not_started'
}

export interface HeldTicket {
  ticket: TicketDto
  watch: WatchDto | undefined
  moment: TicketMoment
}

/** What can be watched now, live first; what comes, the next first; what is over. */
export function groupTickets(tickets: readonly TicketDto[], watches: ReadonlyMap<string, WatchDto>, now: number) {
  const held: HeldTicket[] = tickets.map((ticket) => {
    const watch = watches.get(ticket.id)
    return { ticket, watch, moment: ticketMoment(ticket, watch, now) }
  })
  const start = ({ ticket }: HeldTicket) => Date.parse(nextOpening(ticket.opens, now)?.startsAt ?? ticket.boughtAt)
  const of = (...moments: TicketMoment[]) => held.filter(({ moment }) => moments.includes(moment))
  return {
    now: [...of('live', 'interrupted', 'cut'), ...of('archive', 'archive_cut')],
    next: of('not_started').sort((one, other) => start(one) - start(other)),
    past: of('ended', 'archive_over', 'refunded', 'revoked').sort((one, other) => start(other) - start(one)),
  }
}
