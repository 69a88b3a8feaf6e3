/** Going live so much before the planned start is asked about once more, ms. */
const earlyMs = 60 * 60_000

/** `far`: more than an hour away; `ahead`: still to come; `past`: it is time. */
export type PlannedStart = 'far' | 'ahead' | 'past'

/**
 * How the planned start of a broadcast stands to this moment.
 * @param startsAt ms since 1970, on the clock of `now`
 */
export function plannedStart(startsAt: number, now: number): PlannedStart {
  if (startsAt - now > earlyMs) return 'far'
  return startsAt > now ? 'ahead' : 'past'
}
