import { bringForward } from '../books'
import { ownShow, type OwnShow } from '../encoders/own-show'
import { openPart, typeWords } from '../organiser/making'
import { expect, test } from '../stack'
import { strayErrors } from '../stray-errors'
import { openBroadcast, untilLive } from '../studio'
import { visit, type Visitor } from '../visitor'
import { word } from '../words'

// An artist goes live a week before the time, and the event is cancelled meanwhile. Each test goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

const weekMinutes = 7 * 24 * 60
/** From the organiser's press to the artist's page, ms. */
const soon = 6_000

let artist: Visitor
let owner: Visitor
let show: OwnShow

test.beforeAll(async ({ stack }) => {
  show = await ownShow(stack, 'cancelled')
  await bringForward(stack, show.eventSlug, weekMinutes)
  artist = await visit(stack, 'artist')
  owner = await visit(stack, 'owner')
})

test.afterAll(async () => {
  await Promise.all([artist, owner].map((visitor: Visitor | undefined) => visitor?.close()))
  await show.close()
})

test('going live a week before the time is asked about once more', async () => {
  const { page } = artist
  await openBroadcast(page, show.title)
  await expect(page.locator('[data-planned]')).toBeVisible()
  await page.getByRole('button', { name: word('studio.testCamera') }).click()
  await page.getByRole('combobox', { name: word('studio.quality') }).click()
  await page.getByRole('option', { name: word('studio.qualities.small') }).click()
  const asked = page.getByRole('alertdialog')
  await page.locator('[data-action="go-live"]').click()
  await expect(asked.getByRole('heading', { name: word('studio.early.title') })).toBeVisible()
  await asked.getByRole('button', { name: word('studio.early.keep') }).click()
  await expect(asked).toBeHidden()
  await expect(page.locator('[data-studio]')).toHaveAttribute('data-state', 'idle')
  await page.locator('[data-action="go-live"]').click()
  await asked.getByRole('button', { name: word('studio.early.start') }).click()
  await untilLive(page)
})

test('the question before the end says that the start is still to come', async () => {
  await artist.page.locator('[data-action="end"]').click()
  await expect(artist.page.locator('[data-ends-early]')).toBeVisible()
  await artist.page.getByRole('button', { name: word('studio.endKeep') }).click()
})

test('after a reload the time on air counts from the first picture', async () => {
  const { page } = artist
  const elapsed = async () => secondsOf((await page.getByRole('timer', { name: word('studio.elapsed') }).textContent()) ?? '')
  await expect.poll(elapsed, { timeout: 30_000 }).toBeGreaterThan(15)
  const reloadedAt = Date.now()
  await page.reload()
  await untilLive(page)
  await expect.poll(async () => (await elapsed()) - (Date.now() - reloadedAt) / 1000).toBeGreaterThan(10)
})

test('when the event is cancelled the page stops, says so, and offers no start', async () => {
  const { page } = artist
  await owner.page.goto(`${owner.home}/admin/events/${show.eventSlug}`)
  const part = await openPart(owner.page, 'publish')
  await part.getByRole('button', { name: word('organiser.cancelOpen') }).click()
  const asked = owner.page.getByRole('alertdialog')
  await typeWords(asked, word('organiser.cancelReason'), { ja: '出演者の体調不良のため。', en: 'The artist has fallen ill.' })
  await asked.getByLabel(word('organiser.typeName2', { title: show.title })).fill(show.title)
  await asked.getByRole('button', { name: word('organiser.cancelConfirm') }).click()
  await expect(asked).toBeHidden()
  const told = page.locator('[data-withdrawn=event_cancelled]')
  await expect(told.getByRole('heading', { name: word('studio.problems.event_cancelled.title') })).toBeVisible({ timeout: soon })
  await expect(page.locator('[data-studio]')).toHaveAttribute('data-state', 'withdrawn')
  await expect(page.getByText(word('studio.cameraClosed'))).toBeVisible()
  await expect(page.locator('[data-action="go-live"], [data-action="end"], [data-encoder-panel]')).toHaveCount(0)

  await page.reload()
  await expect(told).toBeVisible()
  await told.getByRole('link', { name: word('studio.backToday') }).click()
  await expect(page.getByRole('heading', { name: word('studio.todayTitle') })).toBeVisible()
  await expect(page.locator(`[data-broadcast="${show.broadcastId}"]`)).toHaveCount(0)
})

test('the consoles say nothing but that it is gone', () => {
  expect([artist, owner].flatMap((visitor) => strayErrors(visitor, [/status of 410 .*\/api\/streaming\/broadcasts\//]))).toEqual([])
})

/** What a clock such as `1:04:07` shows, s. */
function secondsOf(clock: string): number {
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
