export const locales = ['ja', 'en'] as const

export type Locale = (typeof locales)[number]

export function isLocale(value: string | null | undefined): value is Locale {
  return value === 'ja' || value === 'en'
}

/**
 * The language of an answer: what the person chose, else the browser's best match by quality
 * (RFC 9110 §12.5.4), else Japanese.
 */
export function localeFrom(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined)
      return { language: tag.trim().toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wishes) if (isLocale(language)) return language
  return 'ja'
}
