/** How close to the live edge (s) a picture may go, and how far a weak line may push it back. */
const nearest = 1.25
const farthest = 4

/** Less left than this (s) when a new segment comes in is too close to a stall. */
const tight = 0.25
/** More left than this (s) is delay for nothing. */
const ample = 0.5

/** How many segments are looked at before the distance is changed. */
export const paceWindow = 10

/** The distance to begin with (s): a whole segment must have come before it can be played, and half a second of slack. */
export function firstDistance(targetDuration: number): number {
  return targetDuration + 0.5
}

/**
 * The distance from the live edge (s) to aim for next.
 *
 * @param distance the present aim
 * @param leftOver what was still unplayed (s) each time a segment came in, over the last `paceWindow` segments
 * @param targetDuration the playlist's segment length (s); the aim moves with it
 */
export function nextDistance(distance: number, leftOver: readonly number[], targetDuration: number): number {
  const least = Math.min(...leftOver)
  const change = least < tight ? 0.15 : least > ample ? -0.05 : 0
  return clamp(distance + change, targetDuration)
}

/** The aim after a stall that the line caused. */
export function distanceAfterStall(distance: number, targetDuration: number): number {
  return clamp(distance + 0.4, targetDuration)
}

function clamp(distance: number, targetDuration: number): number {
  const shift = Math.max(0, targetDuration - 1)
  return Math.round(Math.min(farthest + shift, Math.max(nearest + shift, distance)) * 100) / 100
}
