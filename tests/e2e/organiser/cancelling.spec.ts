import type { Page } from 'playwright-core'
import { readBooks } from '../books'
import { buyByApi } from '../shop'
import { expect, test } from '../stack'
import { word } from '../words'
import { fillDraft, makeDraft, openPart, publish, typeWords } from './making'

const title = { ja: '中止になる公演', en: 'A Show That Will Not Be' }

test('a cancelled event says why, and every buyer gets the money back', async ({ stack, enter }) => {
  test.setTimeout(240_000)
  const owner = await enter('owner')
  const { page } = owner
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(Date.now() + 2 * 86_400_000)
  const slug = await makeDraft(page, { title, date, from: '19:00', to: '20:00' })
  await fillDraft(page, '星野みつき')
  await publish(page)

  const fan = await enter('fan2', { width: 360, height: 740 })
  await fan.page.goto(`${fan.home}/events/${slug}`)
  await buyByApi(fan.page, { eventSlug: slug, ticketTypeSlug: await firstType(fan.page, slug) })

  // The provider will say no: it knows of no such payment.
  const atTheTill = (state: string) =>
    readBooks(stack, 'UPDATE till_payment SET state = $2 FROM "order" o JOIN event e ON e.id = o.event_id WHERE o.id = till_payment.order_id AND e.slug = $1', [slug, state])
  await atTheTill('cancelled')

  await page.reload()
  const part = await openPart(page, 'publish')
  await part.getByRole('button', { name: word('organiser.cancelOpen') }).click()
  const asked = page.getByRole('alertdialog')
  await expect(asked.getByText('¥3,300', { exact: false })).toBeVisible()
  await typeWords(asked, word('organiser.cancelReason'), { ja: '出演者の体調不良のため。', en: 'The artist has fallen ill.' })

  await test.step('closed by mistake, it keeps the reason', async () => {
    await page.keyboard.press('Escape')
    await expect(asked).toHaveCount(0)
    await part.getByRole('button', { name: word('organiser.cancelOpen') }).click()
    await expect(asked.getByRole('textbox').first()).toHaveValue('出演者の体調不良のため。')
  })

  await test.step('without its name nothing is cancelled', async () => {
    await asked.getByRole('button', { name: word('organiser.cancelConfirm') }).click()
    await expect(asked.getByText(word('organiser.nameDiffers'))).toBeVisible()
  })

  await asked.getByLabel(word('organiser.typeName2', { title: title.ja })).fill(title.ja)
  await asked.getByRole('button', { name: word('organiser.cancelConfirm') }).click()
  await expect(asked).toBeHidden()

  await test.step('a refund that the provider refuses is seen, and asked for again', async () => {
    await page.getByRole('link', { name: /返金ができませんでした/ }).click({ timeout: 30_000 })
    await page.waitForURL(/\/orders$/)
    const failed = page.locator('[data-failed-refunds]')
    await expect(failed.getByText('¥3,300')).toBeVisible()
    await page.getByRole('link', { name: word('admin.todayHeading'), exact: true }).last().click()
    const need = page.getByRole('link').filter({ hasText: title.ja }).and(page.locator('[href$="/orders"]')).first()
    await need.click()
    await failed.getByRole('button').click()
    await expect(page.getByText(/今回も返金できませんでした/).first()).toBeVisible()
    await atTheTill('succeeded')
    await failed.getByRole('button').click()
    await expect(failed).toHaveCount(0)
    await page.goto(`${owner.home}/admin/events/${slug}`)
    await expect(page.locator('[data-refunds=done]')).toBeVisible()
  })

  await test.step('whom the letter has not reached is seen, and written to again', async () => {
    await expect(page.locator('[data-letters=done]')).toBeVisible({ timeout: 30_000 })
    await readBooks(stack, `UPDATE mail SET state = 'bounced' FROM "order" o JOIN event e ON e.id = o.event_id WHERE mail.subject_id = o.id AND e.slug = $1`, [slug])
    await page.reload()
    await expect(page.locator('[data-letters=missed]')).toBeVisible()
    await page.getByRole('link', { name: word('organiser.letters.whom') }).click()
    await expect(page.getByText(word('admin.letterMissed')).first()).toBeVisible()
    await page.goto(`${owner.home}/admin/events/${slug}`)
    await page.getByRole('button', { name: word('organiser.letters.resend', { count: '1' }) }).click()
    await expect(page.locator('[data-letters=done]')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(/送信済み 1通/)).toBeVisible()
  })

  await fan.page.goto(`${fan.home}/events/${slug}`)
  await expect(fan.page.getByText('出演者の体調不良のため。')).toBeVisible()
  await fan.page.goto(`${fan.home}/tickets`)
  await expect(fan.page.getByText(word('tickets.moment.refunded')).first()).toBeVisible()
})

/** The slug of the one kind of ticket of an event, as the public page has it. */
async function firstType(page: Page, slug: string): Promise<string> {
  const types = await page.evaluate(async (name) => ((await (await fetch(`/api/events/${name}`)).json()) as { ticketTypes: { slug: string }[] }).ticketTypes, slug)
  const [type] = types
  if (!type) throw new Error('the event sells nothing')
  return type.slug
}
