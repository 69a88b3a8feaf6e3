import type { Ports } from '@/lib/platform/ports'
import type { Actor, Locale } from './contract'
import { setLocale } from './store'

/** Keeps the language a person has chosen. An anonymous visitor's choice lives in their cookie only. */
export async function chooseLocale(ports: Ports, actor: Actor, input: { locale: Locale }): Promise<{ locale: Locale }> {
  if (actor.kind === 'person') await setLocale(ports.db, actor.personId, input.locale)
  return { locale: input.locale }
}
