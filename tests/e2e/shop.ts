import { expect } from '@playwright/test'
import type { Page } from 'playwright-core'
import { word } from './words'

/**
 * Buys by hand: the list of events, the event, how many, checkout, the till, thanks, tickets.
 * @param price what the buttons must name, as in `￥6,600`
 */
export async function buyByHand(page: Page, wanted: { title: string; typeSlug: string; quantity: number; price: string }): Promise<void> {
  await page.goto(new URL('/', page.url()).href)
  const event = page.getByRole('article').filter({ has: page.getByRole('heading', { name: wanted.title }) })
  await event.getByRole('link').first().click()
  const offer = page.locator(`section[aria-labelledby="ticket-${wanted.typeSlug}"]`)
  for (let count = 1; count < wanted.quantity; count += 1) await offer.getByRole('button', { name: word('ui.increase') }).click()
  await offer.getByRole('button', { name: word('events.buy') }).click()
  await page.waitForURL(/\/checkout\//)
  await page.getByRole('button', { name: word('checkout.pay', { price: wanted.price }) }).click()
  await page.waitForURL(/\/till\//)
  await page.getByRole('button', { name: word('till.succeed') }).click()
  await page.waitForURL(/\/checkout\//)
  await expect(page.getByRole('heading', { name: word('checkout.paidTitle') })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('link', { name: word('checkout.toTickets') }).click()
  await page.waitForURL(/\/tickets$/)
}

type Bought = { id: string; shortCode: string; eventSlug: string; ticketTypeName: { ja: string } }

/**
 * Buys one ticket through the API, from a page that is signed in.
 * @returns the new ticket
 */
export async function buyByApi(page: Page, wanted: { eventSlug: string; ticketTypeSlug: string }): Promise<Bought> {
  const before = await ticketsOf(page)
  const { orderId } = await post<{ orderId: string }>(page, '/api/ticketing/orders', { ...wanted, quantity: 1 })
  const { redirectUrl } = await post<{ redirectUrl: string }>(page, `/api/ticketing/orders/${orderId}/payment`, {})
  const paymentId = redirectUrl.split('/').at(-1)
  await post(page, `/api/till/payments/${paymentId}/outcome`, { outcome: 'succeeded' })
  const known = new Set(before.map(({ id }) => id))
  const find = async () => (await ticketsOf(page)).find(({ id }) => !known.has(id))
  await expect.poll(find, { timeout: 15_000 }).toBeTruthy()
  const bought = await find()
  if (!bought) throw new Error('the ticket has gone again')
  return bought
}

/** A ticket of this event: one that is held already, or one bought now. */
export async function ticketFor(page: Page, wanted: { eventSlug: string; ticketTypeSlug: string }): Promise<Bought> {
  const held = (await ticketsOf(page)).find(({ eventSlug }) => eventSlug === wanted.eventSlug)
  return held ?? buyByApi(page, wanted)
}

export async function ticketsOf(page: Page): Promise<Bought[]> {
  const answer = await page.evaluate(async () => (await fetch('/api/ticketing/tickets')).json())
  return (answer as { tickets: Bought[] }).tickets
}

/** A write as our own pages send it. */
export async function post<Answer>(page: Page, path: string, body: object): Promise<Answer> {
  const { status, answer } = await page.evaluate(
    async (wanted) => {
      const response = await fetch(wanted.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(wanted.body),
      })
      return { status: response.status, answer: (await response.json()) as unknown }
    },
    { path, body },
  )
  if (status >= 400) throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`)
  return answer as Answer
}
