import type { Page } from 'playwright-core'
import { heading, lookAt } from '../looking'
import { expect, test } from '../stack'
import { word } from '../words'
import { makeDraft } from './making'

// The organiser's pages in both languages, on a phone and on a desk.
const parts = ['basics', 'artists', 'cover', 'programme', 'broadcasts', 'tickets', 'rules', 'publish'] as const

test('what an organiser who sells sees', async ({ enter }) => {
  test.setTimeout(480_000)
  const owner = await enter('owner')
  await owner.page.goto(owner.home)
  const slug = await makeDraft(owner.page, { title: { ja: '見るための下書き', en: 'A Draft to Look At' }, date: '2027-03-01', from: '19:00', to: '20:00' })
  await lookAt(owner, [
    { path: '/admin/events', settled: (page, locale) => expect(page.getByRole('link', { name: locale === 'ja' ? '見るための下書き' : 'A Draft to Look At' })).toBeVisible() },
    { path: '/admin/events/new', settled: (page, locale) => expect(page.getByRole('button', { name: word('organiser.create', {}, locale) })).toBeVisible() },
    ...parts.map((part) => ({ path: `/admin/events/${slug}?part=${part}`, settled: heading(`organiser.sections.${part}`) })),
    // What only a published event has: sales, what is fixed, its address, the way to cancel it.
    ...(['basics', 'broadcasts', 'tickets', 'publish'] as const).map((part) => ({ path: `/admin/events/moonlight-acoustic?part=${part}`, settled: heading(`organiser.sections.${part}`) })),
    { path: `/admin/events/moonlight-acoustic/preview`, settled: previewed },
  ])
})

/** What stands in the frame is the public page, which is looked at by itself; axe waits for ever for a frame without scripts. */
async function previewed(page: Page): Promise<void> {
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible()
  await page.locator('iframe').evaluate((frame) => frame.remove())
}
