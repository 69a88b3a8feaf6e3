import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '@/messages/locale'
import { projectRoot } from '@/processes/root'

const messages = new Map<Locale, unknown>()

/**
 * A text as people see it, so that a test finds a button by its words and not by its place in the page.
 * @param path as in `checkout.pay`
 * @param values what stands for `{price}` and the like; plurals are not read here
 * @throws Error for a path that is no text
 */
export function word(path: string, values: Record<string, string> = {}, locale: Locale = 'ja'): string {
  const found = path.split('.').reduce<unknown>((place, step) => (isRecord(place) ? place[step] : undefined), inLocale(locale))
  if (typeof found !== 'string') throw new Error(`messages/${locale}.json has no text ${path}`)
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

function inLocale(locale: Locale): unknown {
  const known = messages.get(locale)
  if (known) return known
  const read: unknown = JSON.parse(readFileSync(join(projectRoot, 'messages', `${locale}.json`), 'utf8'))
  messages.set(locale, read)
  return read
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
