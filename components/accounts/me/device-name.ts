/** What people call the browser and device of a user agent; the text itself where it is none, as `Chrome · Android`. */
export function deviceName(device: string): string {
  const browser = [
    [/Edg\//, 'Edge'],
    [/SamsungBrowser\//, 'Samsung Internet'],
    [/Firefox\/|FxiOS\//, 'Firefox'],
    [/CriOS\/|Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ].find(([pattern]) => pattern instanceof RegExp && pattern.test(device))?.[1]
  const system = [
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Macintosh/, 'Mac'],
    [/Linux|X11/, 'Linux'],
  ].find(([pattern]) => pattern instanceof RegExp && pattern.test(device))?.[1]
  const known = [browser, system].filter((part) => typeof part === 'string')
  return known.length === 0 ? device.slice(0, 60) : known.join(' · ')
}
