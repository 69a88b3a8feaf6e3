import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { localeFrom } from '@/messages/locale'

/**
 * next-intl's request configuration. There is no locale in a URL: the cookie `locale` decides
 * (the language switch writes it, and signing in writes the person's own), then Accept-Language.
 */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const locale = localeFrom(jar.get('locale')?.value, head.get('accept-language'))
  const messages =
    locale === 'en' ? (await import('@/messages/en.json')).default : (await import('@/messages/ja.json')).default
  // Times are written in the zone of their event; this is only the zone of times without one.
  return { locale, messages, timeZone: 'Asia/Tokyo' }
})
