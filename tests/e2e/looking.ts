import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from 'playwright-core'
import type { Locale } from '@/messages/locale'
import { post } from './shop'
import type { Visitor } from './visitor'
import { word } from './words'

const widths = [1280, 360]
const locales: readonly Locale[] = ['ja', 'en']

/** Waits until what a page fetches is there, given the language. */
export type Settled = (page: Page, locale: Locale) => Promise<void>
export type Look = { path: string; settled: Settled }

export const heading =
  (words: string): Settled =>
  (page, locale) =>
    expect(page.getByRole('heading', { name: word(words, {}, locale) }).first()).toBeVisible()

/** Looks at pages in both languages, on a phone of 360 px and on a desk: nothing for axe to find, nothing to scroll sideways. */
export async function lookAt(visitor: Visitor, looks: readonly Look[]): Promise<void> {
  const { page, home } = visitor
  const found: string[] = []
  await page.goto(home)
  for (const locale of locales) {
    await post(page, '/api/me/locale', { locale })
    for (const { path, settled } of looks) {
      await page.setViewportSize({ width: widths[0] ?? 1280, height: 900 })
      await page.goto(`${home}${path}`)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await settled(page, locale)
      for (const width of widths) {
        await page.setViewportSize({ width, height: width < 500 ? 740 : 900 })
        const place = `${path} ${locale} ${width} px`
        // Axe looks at each page once in each language and once in each width: it takes longest, and finds the same in all four.
        const isForAxe = (locale === 'ja') === (width < 500)
        found.push(...(await (isForAxe ? faults(page) : tooWide(page))).map((fault) => `${place}: ${fault}`))
      }
    }
  }
  await post(page, '/api/me/locale', { locale: 'ja' })
  expect(found).toEqual([])
}

/** What axe finds, and whether the page is wider than the window. */
export async function faults(page: Page): Promise<string[]> {
  // Colours are judged when they have arrived, not on their way.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => (animation.effect?.getTiming().iterations === Infinity ? null : animation.finished))))
  // One run within the page, frames of ours included. The newer way loads axe into a second page too, to join what foreign frames say.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).analyze()
  const found = violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  return [...found, ...(await tooWide(page))]
}

async function tooWide(page: Page): Promise<string[]> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return wider > 0 ? [`${wider} px wider than the window`] : []
}
