type NewestSegment = { programAt: Date; durationMs: number; createdAt: Date }

/**
 * From the camera to the screens, ms: the median of what players measure behind the newest segment, and how late that
 * segment came. Null while no player has reported.
 */
export function delayOf(playersMs: readonly number[], newest: readonly NewestSegment[]): number | null {
  const sorted = [...playersMs].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)]
  if (median === undefined) return null
  const [latest] = [...newest].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  return median + (latest ? lateness(latest) : 0)
}

function lateness({ programAt, durationMs, createdAt }: NewestSegment): number {
  return Math.max(0, createdAt.getTime() - programAt.getTime() - durationMs)
}
