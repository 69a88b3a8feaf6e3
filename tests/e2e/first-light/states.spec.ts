import { randomUUID } from 'node:crypto'
import { bringForward } from '../books'
import { play, player, untilMoving, untilPlayer } from '../player'
import { post, ticketFor } from '../shop'
import { expect, test } from '../stack'
import { strayErrors } from '../stray-errors'
import { goLive, openBroadcast } from '../studio'
import { visit, type Visitor } from '../visitor'
import { word } from '../words'

// What the watch page says when there is no picture, and why. Each test goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

const eventSlug = 'studio-session'
const title = 'スタジオセッション'

/** What the browser itself prints when a refusal is the right answer. */
const expectedErrors = [
  /status of 409 .*\/renewals$/,
  /status of (401|404) .*\/api\/(playback|me|contents)\//,
  /status of 503 .*\/live\.m3u8$/,
]

let fan: Visitor
let fanElsewhere: Visitor
let artist: Visitor
let ticketId: string

test.beforeAll(async ({ stack }) => {
  test.setTimeout(60_000)
  await bringForward(stack, eventSlug, 20)
  fan = await visit(stack, 'fan')
  ticketId = (await ticketFor(fan.page, { eventSlug, ticketTypeSlug: 'seat' })).id
})

test.afterAll(async () => {
  await Promise.all([fan, fanElsewhere, artist].map((visitor: Visitor | undefined) => visitor?.close()))
})

test('without signing in, a watch page leads to the sign-in and back', async ({ enter }) => {
  const nobody = await enter(null)
  await nobody.page.goto(`${nobody.home}/watch/${ticketId}`)
  await expect(nobody.page).toHaveURL(new RegExp(`/signin\\?next=${encodeURIComponent(`/watch/${ticketId}`)}$`))
  await nobody.page.getByRole('button', { name: /さくら/ }).or(nobody.page.getByRole('link', { name: /さくら/ })).click()
  await expect(nobody.page).toHaveURL(new RegExp(`/watch/${ticketId}$`))
  await untilPlayer(nobody.page, 'not_started')
})

test.describe('another fan', () => {
  test.use({ expectedErrors: /status of 404 .*\/api\/playback\/tickets\// })

  test("finds nothing at somebody's ticket, nor at one that does not exist", async ({ enter }) => {
    const other = await enter('fan2')
    for (const id of [ticketId, randomUUID()]) {
      await other.page.goto(`${other.home}/watch/${id}`)
      await untilPlayer(other.page, 'not_found')
      await expect(player(other.page).getByRole('heading', { name: word('watch.panel.not_found.title') })).toBeVisible()
    }
  })
})

test('before the start there is a countdown', async () => {
  await fan.page.goto(`${fan.home}/watch/${ticketId}`)
  await untilPlayer(fan.page, 'not_started')
  const panel = player(fan.page)
  await expect(panel.getByRole('heading', { name: word('watch.panel.not_started.title') })).toBeVisible()
  await expect(panel.getByRole('timer')).toHaveText(/\d/)
  const before = await panel.getByRole('timer').textContent()
  await expect(panel.getByRole('timer')).not.toHaveText(before ?? '', { timeout: 5_000 })
})

test('it starts by itself when the artist goes live', async ({ stack }) => {
  artist = await visit(stack, 'artist')
  await openBroadcast(artist.page, title)
  await goLive(artist.page, 'small')
  await untilPlayer(fan.page, 'live', 30_000)
  await untilMoving(fan.page)
})

test('one ticket plays on one device, and can be taken back', async ({ stack }) => {
  fanElsewhere = await visit(stack, 'fan')
  await fanElsewhere.page.goto(`${fanElsewhere.home}/watch/${ticketId}`)
  await untilPlayer(fanElsewhere.page, 'ready')
  await play(fanElsewhere.page)
  await untilPlayer(fan.page, 'playing_elsewhere', 10_000)
  await expect(player(fan.page).getByRole('heading', { name: word('watch.panel.playing_elsewhere.title') })).toBeVisible()
  await expect(fan.page.locator('[data-play]')).toHaveText(word('watch.action.playHere'))

  await play(fan.page)
  await untilPlayer(fanElsewhere.page, 'playing_elsewhere', 10_000)
  await untilMoving(fan.page)
})

test('a pause of the artist is said, and ends by itself', async () => {
  test.setTimeout(90_000)
  await artist.page.locator('[data-action="end"]').click()
  await artist.page.locator('[data-action="pause"]').click()
  await untilPlayer(fan.page, 'interrupted', 30_000)
  await expect(player(fan.page).getByRole('heading', { name: word('watch.panel.interrupted.title') })).toBeVisible()
  await artist.page.locator('[data-action="go-live"]').click()
  await untilPlayer(fan.page, 'live', 30_000)
  await untilMoving(fan.page)
})

test('signing out ends the picture and offers the way back', async () => {
  await post(fan.page, '/api/me/sign-out', {})
  await untilPlayer(fan.page, 'signed_out', 10_000)
  // By its place: the page's own question to sign in again may stand in front of it.
  const panel = player(fan.page)
  await expect(panel.locator('h2')).toHaveText(word('watch.panel.signed_out.title'))
  await expect(panel.locator('a', { hasText: word('watch.action.signIn') })).toHaveAttribute('href', new RegExp(encodeURIComponent(`/watch/${ticketId}`)))
})

test('a broadcast without an archive just ends', async () => {
  await play(fanElsewhere.page)
  await post(artist.page, `/api/streaming/broadcasts/${artist.page.url().split('/').at(-1)}/end`, {})
  await untilPlayer(fanElsewhere.page, 'ended', 30_000)
  await expect(player(fanElsewhere.page).getByRole('heading', { name: word('watch.panel.ended.title') })).toBeVisible()
  await expect(fanElsewhere.page.locator('[data-play]')).toHaveCount(0)
})

test('the consoles say nothing but what refusals and a pause must', () => {
  const expectedOfArtist = [/status of 409 .*\/api\/ingest\//]
  const stray = [...[fan, fanElsewhere].flatMap((visitor) => strayErrors(visitor, expectedErrors)), ...strayErrors(artist, expectedOfArtist)]
  expect(stray).toEqual([])
})
