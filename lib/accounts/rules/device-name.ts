/** A device's name for its owner's list of sessions: system and browser, nothing finer. */
export function deviceName(userAgent: string | null): string {
  if (!userAgent) return 'Unknown device'
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'Unknown system'
  const browser = browsers.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'Browser'
  return `${browser} · ${system}`
}

const systems: readonly [string, RegExp][] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
]

/** First match wins: an in-app browser and Edge name Chrome and Safari too. */
const browsers: readonly [string, RegExp][] = [
  ['LINE', / Line\//],
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
]
