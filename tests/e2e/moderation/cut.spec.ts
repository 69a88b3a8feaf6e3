import { bringForward, readBooks } from '../books'
import { play, player, untilMoving, untilPlayer } from '../player'
import { ownShow, type OwnShow } from '../encoders/own-show'
import { ticketFor } from '../shop'
import { expect, test } from '../stack'
import { strayErrors } from '../stray-errors'
import { goLive, openBroadcast } from '../studio'
import { visit, type Visitor } from '../visitor'
import { word } from '../words'
import { pressCut, pressRestore } from './pressing'

// A moderator holds a broadcast back and lets it go on; staff look at it for a reason. Each test goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

const reason = 'a stranger walked on stage'
/** From a moderator's press to the end of the picture, and from the other press to the next picture, ms. */
const soon = { cut: 1_500, back: 5_000 }

let artist: Visitor
let fan: Visitor
let moderator: Visitor
let show: OwnShow

test.beforeAll(async ({ stack }) => {
  test.setTimeout(90_000)
  show = await ownShow(stack, 'cut')
  const { eventSlug, ticketTypeSlug } = show
  await bringForward(stack, eventSlug, 20)
  await readBooks(stack, "UPDATE ticket_type SET sale_starts_at = now() - interval '1 minute' FROM event WHERE event.id = ticket_type.event_id AND event.slug = $1", [eventSlug])
  artist = await visit(stack, 'artist')
  await openBroadcast(artist.page, show.title)
  await goLive(artist.page, 'small')
  fan = await visit(stack, 'fan')
  const { id } = await ticketFor(fan.page, { eventSlug, ticketTypeSlug })
  await fan.page.goto(`${fan.home}/watch/${id}`)
  await play(fan.page)
  moderator = await visit(stack, 'moderator')
})

test.afterAll(async () => {
  await Promise.all([fan, artist, moderator].map((visitor: Visitor | undefined) => visitor?.close()))
  await show.close()
})

test('a cut ends the picture at once, and the player asks the edge for nothing more', async () => {
  await pressCut(moderator.page, show.title, reason)
  const cutAt = Date.now()
  await untilPlayer(fan.page, 'cut', soon.cut)
  await expect(player(fan.page).getByRole('heading', { name: word('watch.panel.cut.title') })).toBeVisible()
  await expect(fan.page.locator('[data-play]')).toHaveCount(0)
  await fan.page.waitForTimeout(4_000)
  expect(fan.traffic.edge().filter(({ at }) => at > cutAt + 1_000)).toEqual([])
})

test('the studio says one thing: held back, seen by nobody', async () => {
  await expect(artist.page.locator('[data-cut]')).toBeVisible()
  await expect(artist.page.getByText(word('studio.states.cut'), { exact: true }).first()).toBeVisible()
  await expect(artist.page.getByText(word('studio.lightWords.delayCut'))).toBeVisible()
  await expect(artist.page.getByText(word('studio.states.live'), { exact: true })).toHaveCount(0)
})

test('who opens the page meanwhile is told the same', async ({ stack }) => {
  const again = await visit(stack, 'fan')
  await again.page.goto(fan.page.url())
  await untilPlayer(again.page, 'cut')
  await again.close()
})

test('taken back, the picture goes on by itself', async () => {
  await pressRestore(moderator.page, show.title, reason)
  await untilPlayer(fan.page, 'live', soon.back)
  await untilMoving(fan.page)
})

test('staff say why, and look at the same picture with their own mark on it', async ({ stack }) => {
  await moderator.page.goto(`${moderator.home}/admin/watch/${show.broadcastId}`)
  await moderator.page.getByRole('button', { name: word('watch.staff.look') }).click()
  await expect(moderator.page.getByText(word('watch.staff.reasonMissing'))).toBeVisible()
  await moderator.page.getByLabel(word('watch.staff.reason')).fill(reason)
  await moderator.page.getByRole('button', { name: word('watch.staff.look') }).click()
  await play(moderator.page)
  await expect(moderator.page.locator('[data-mark]')).toHaveText(/^STAFF [0-9A-F]{6}$/)
  const rows = await readBooks<{ action: string; detail: { reason?: string } }>(stack, "SELECT action, detail FROM ledger_entry WHERE detail->>'reason' = $1 ORDER BY at", [reason])
  expect(rows.map(({ action }) => action)).toEqual(['streaming.cut', 'playback.grant'])
})

test('staff see a cut at once too, and go on by themselves', async () => {
  const other = await moderator.context.newPage()
  await other.goto(`${moderator.home}/admin`)
  await pressCut(other, show.title, reason)
  await untilPlayer(moderator.page, 'cut', soon.cut)
  await pressRestore(other, show.title, reason)
  await untilPlayer(moderator.page, 'live', soon.back)
  await other.close()
})

test('the consoles say nothing but what a cut must', () => {
  const expected = [/status of 409 .*\/api\/(playback|contents)\//, /status of (403|404|503) .*\.(m3u8|m4s)$/]
  expect([fan, artist, moderator].flatMap((visitor) => strayErrors(visitor, expected))).toEqual([])
})
