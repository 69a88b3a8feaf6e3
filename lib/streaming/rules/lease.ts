/**
 * A sender keeps its stream for this long after the last object that was taken from it, ms. Until then another one is
 * refused, so that two encoders never mix their pictures; after it the other one, or the same one started anew, is let in.
 */
export const leaseMs = 5_000

/** Whether a run has been silent for so long that another may take its place. */
export function isLeaseOver(run: { lastPutAt: Date }, now: Date): boolean {
  return now.getTime() - run.lastPutAt.getTime() >= leaseMs
}
