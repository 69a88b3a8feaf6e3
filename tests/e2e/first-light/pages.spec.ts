import { heading, lookAt } from '../looking'
import { post, ticketFor } from '../shop'
import { expect, test } from '../stack'
import { word } from '../words'

// Every page of the first evening, in both languages, on a phone of 360 px and on a desk: nothing for axe to find,
// nothing to scroll sideways, nothing in the console.
test('what anybody may see', async ({ enter }) => {
  test.setTimeout(120_000)
  const nobody = await enter(null)
  await lookAt(nobody, [
    { path: '/', settled: heading('events.heading') },
    { path: '/events/moonlight-acoustic', settled: (page, locale) => expect(page.getByRole('link', { name: word('events.signInToBuy', {}, locale) }).first()).toBeVisible() },
    { path: '/events/blue-sky-talk', settled: (page) => expect(page.getByRole('timer').first()).toHaveText(/\d/) },
    { path: '/signin', settled: heading('accounts.demoHeading') },
  ])
})

test('what a fan sees', async ({ enter }) => {
  test.setTimeout(240_000)
  const fan = await enter('fan')
  const ticket = await ticketFor(fan.page, { eventSlug: 'studio-session', ticketTypeSlug: 'seat' })
  const seat = { eventSlug: 'moonlight-acoustic', ticketTypeSlug: 'live-archive', quantity: 1 }
  const held = await post<{ orderId: string }>(fan.page, '/api/ticketing/orders', seat)
  const paying = await post<{ orderId: string }>(fan.page, '/api/ticketing/orders', seat)
  const { redirectUrl } = await post<{ redirectUrl: string }>(fan.page, `/api/ticketing/orders/${paying.orderId}/payment`, {})
  await lookAt(fan, [
    { path: '/events/moonlight-acoustic', settled: (page) => expect(page.locator('[data-waiting-order]').getByRole('timer')).toHaveText(/\d/) },
    { path: `/checkout/${held.orderId}`, settled: heading('checkout.order') },
    { path: `/checkout/${paying.orderId}`, settled: heading('checkout.waitingTitle') },
    { path: new URL(redirectUrl, fan.home).pathname, settled: heading('till.heading') },
    { path: '/tickets', settled: heading('tickets.waiting.heading') },
    { path: `/watch/${ticket.id}`, settled: (page, locale) => expect(page.getByRole('heading', { name: word('watch.panel.not_started.title', {}, locale) })).toBeVisible() },
    { path: '/me', settled: heading('accounts.devicesHeading') },
  ])
})

test('what an artist sees', async ({ enter }) => {
  test.setTimeout(120_000)
  const artist = await enter('artist2')
  await artist.page.goto(`${artist.home}/studio`)
  const broadcast = (await artist.page.locator('a[href^="/studio/broadcasts/"]').first().getAttribute('href')) ?? ''
  await lookAt(artist, [
    { path: '/studio', settled: (page) => expect(page.locator('[data-broadcast]').first()).toBeVisible() },
    { path: broadcast, settled: (page) => expect(page.locator('[data-action="go-live"]')).toBeVisible() },
  ])
})

test('what an organiser sees', async ({ enter }) => {
  test.setTimeout(120_000)
  const buyer = await enter('fan2')
  await ticketFor(buyer.page, { eventSlug: 'moonlight-acoustic', ticketTypeSlug: 'live-archive' })
  const owner = await enter('owner')
  await lookAt(owner, [
    { path: '/admin', settled: (page, locale) => expect(page.getByRole('link', { name: word('admin.orders', {}, locale) }).first()).toBeVisible() },
    { path: '/admin/events/moonlight-acoustic/orders', settled: (page, locale) => expect(page.getByRole('button', { name: word('admin.ban', {}, locale) }).first()).toBeVisible() },
  ])
})

test('the language is switched on the page, and stays', async ({ enter }) => {
  const { page, home } = await enter('fan')
  await page.goto(`${home}/tickets`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { name: word('tickets.heading', {}, 'en') })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('banner').getByRole('button', { name: '日本語' }).click()
  await expect(page.getByRole('heading', { name: word('tickets.heading') })).toBeVisible()
})
