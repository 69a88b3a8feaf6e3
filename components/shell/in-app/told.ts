/** What is worse inside an app than in a browser: signing in, buying, watching; or what an invitation leads to, which may not work at all. */
export type InAppWhy = 'signIn' | 'buy' | 'watch' | 'invitation'

/** What this window has been told, and what it has closed. */
export interface Told {
  at: Partial<Record<InAppWhy, string>>
  closed: readonly InAppWhy[]
}

export const toldNothing: Told = { at: {}, closed: [] }

/**
 * How loud the panel is on this page: said once in full, on later pages one line that opens, and nothing once it was closed.
 * An invitation counts by itself, since without another browser it may lead nowhere.
 */
export function loudness(told: Told, why: InAppWhy, path: string): 'full' | 'line' | 'none' {
  const alike = (other: InAppWhy) => (other === 'invitation') === (why === 'invitation')
  if (told.closed.some(alike)) return 'none'
  const earlier = Object.entries(told.at).filter(([other]) => alike(other as InAppWhy))
  return earlier.length === 0 || earlier.some(([, at]) => at === path) ? 'full' : 'line'
}

/** Notes that it was said here; what was said first stays. */
export function noteTold(told: Told, why: InAppWhy, path: string): Told {
  return { ...told, at: { [why]: path, ...told.at } }
}

export function noteClosed(told: Told, why: InAppWhy): Told {
  return { ...told, closed: [...told.closed, why] }
}

const place = 'akushu.in-app'

export function readTold(): Told {
  try {
    const read: unknown = JSON.parse(window.sessionStorage.getItem(place) ?? 'null')
    return isTold(read) ? read : toldNothing
  } catch {
    return toldNothing
  }
}

export function keepTold(told: Told): void {
  try {
    window.sessionStorage.setItem(place, JSON.stringify(told))
  } catch {
    // A browser that keeps nothing is told again.
    return
  }
}

function isTold(read: unknown): read is Told {
  return typeof read === 'object' && read !== null && 'at' in read && typeof read.at === 'object' && read.at !== null && 'closed' in read && Array.isArray(read.closed)
}
