export type EntitlementRow = { kind: 'broadcast' | 'archive' | 'lane'; broadcastId: string | null }

/** What a ticket opens, for the rooms that open it. */
export type TicketRight = {
  ticketId: string
  state: 'valid' | 'used' | 'refunded' | 'revoked'
  eventId: string
  /** The viewer's mark. */
  shortCode: string
  entitlements: readonly EntitlementRow[]
}
