import { expect, test } from '../stack'
import { word } from '../words'

const title = 'スタジオセッション'
const eventPath = '/events/studio-session'

test('whoever leaves the checkout finds the order on the event and among the tickets, and goes on to pay', async ({ enter }) => {
  const { page, home } = await enter('fan2', { width: 360, height: 740 })
  await page.goto(`${home}${eventPath}`)
  const note = page.locator('[data-waiting-order]')
  await expect(page.getByRole('button', { name: word('events.buy') })).toBeVisible()
  await expect(note).toHaveCount(0)
  await page.getByRole('button', { name: word('events.buy') }).click()
  await page.waitForURL(/\/checkout\//)
  const checkout = new URL(page.url()).pathname
  await expect(page.getByRole('heading', { name: word('checkout.holdTitle') })).toBeVisible()

  await page.goBack()
  await page.waitForURL(new RegExp(`${eventPath}$`))
  await expect(note).toContainText(word('events.waitingOrder.text'))
  await expect(note.getByRole('timer')).toHaveText(/\d/)
  await expect(note.getByRole('link', { name: word('events.waitingOrder.goOn') })).toHaveAttribute('href', checkout)

  await page.goto(`${home}/tickets`)
  await expect(page.getByRole('heading', { name: word('tickets.waiting.heading') })).toBeVisible()
  const order = page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) })
  await expect(order.getByRole('timer')).toHaveText(/\d/)
  await order.getByRole('link', { name: word('tickets.waiting.toCheckout') }).click()
  await page.waitForURL(new RegExp(`${checkout}$`))
  await page.getByRole('button', { name: /支払う$/ }).click()
  await page.waitForURL(/\/till\//)
  await page.getByRole('button', { name: word('till.succeed') }).click()
  await page.waitForURL(new RegExp(`${checkout}$`))
  await page.getByRole('link', { name: word('checkout.toTickets') }).click()
  await page.waitForURL(/\/tickets$/)
  await expect(page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) })).toHaveCount(1)
  await expect(page.getByRole('heading', { name: word('tickets.waiting.heading') })).toHaveCount(0)
  await page.goto(`${home}${eventPath}`)
  await expect(page.getByRole('button', { name: word('events.buy') })).toBeVisible()
  await expect(note).toHaveCount(0)
})

test('nobody else is told of it: the page asks only for who is signed in', async ({ enter }) => {
  const nobody = await enter(null)
  const asked: string[] = []
  nobody.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await nobody.page.goto(`${nobody.home}${eventPath}`)
  await expect(nobody.page.getByRole('link', { name: word('events.signInToBuy') })).toBeVisible()
  expect(asked).toContain('/api/me')
  expect(asked).not.toContain('/api/ticketing/orders')
})
