export type ContentFacts = { state: 'live' | 'available' | 'deleting' | 'deleted'; availableUntil: Date | null }

/** Which part of a content can be played now; `over` when nothing of it will be again. */
export type Phase = 'live' | 'archive' | 'over'

export function phaseOf(content: ContentFacts, now: Date): Phase {
  if (content.state === 'live') return 'live'
  if (content.state === 'available' && content.availableUntil && now < content.availableUntil) return 'archive'
  return 'over'
}

/** The entitlement that opens a phase. */
export function opensPhase(entitlement: { kind: string }, phase: Phase): boolean {
  return (phase === 'live' && entitlement.kind === 'broadcast') || (phase === 'archive' && entitlement.kind === 'archive')
}
