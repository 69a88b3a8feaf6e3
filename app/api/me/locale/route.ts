import { publicBecause } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { startLocaleCookie } from '@/lib/http/session-cookie'
import { chooseLocale } from '@/lib/accounts'
import { LocaleDto, SetLocale } from '@/lib/accounts/contract'

export const POST = route({
  access: publicBecause('anyone may choose the language of their own browser'),
  input: SetLocale,
  output: LocaleDto,
  audit: 'me.locale',
  limit: perActor('30/min'),
  cookies: ({ locale }) => [startLocaleCookie(locale)],
  handle: chooseLocale,
})
