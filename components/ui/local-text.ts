import { useLocale } from 'next-intl'

/** A text an organiser wrote in both languages. */
export interface LocalText {
  ja: string
  en: string
}

/** The text in the language of the page; the other one where it was left empty. */
export function localText(text: LocalText, locale: string): string {
  const [first, second] = locale === 'en' ? [text.en, text.ja] : [text.ja, text.en]
  return first.trim() === '' ? second : first
}

/** `localText` bound to the page's language. */
export function useLocalText(): (text: LocalText) => string {
  const locale = useLocale()
  return (text) => localText(text, locale)
}
