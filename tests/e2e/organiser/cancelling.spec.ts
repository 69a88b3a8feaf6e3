import type { Page } from 'playwright-core'
import { buyByApi } from '../shop'
import { expect, test } from '../stack'
import { word } from '../words'
import { fillDraft, makeDraft, openPart, publish, typeWords } from './making'

const title = { ja: '中止になる公演', en: 'A Show That Will Not Be' }

test('a cancelled event says why, and every buyer gets the money back', async ({ enter }) => {
  test.setTimeout(180_000)
  const owner = await enter('owner')
  const { page } = owner
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(Date.now() + 2 * 86_400_000)
  const slug = await makeDraft(page, { title, date, from: '19:00', to: '20:00' })
  await fillDraft(page, '星野みつき')
  await publish(page)

  const fan = await enter('fan2', { width: 360, height: 740 })
  await fan.page.goto(`${fan.home}/events/${slug}`)
  await buyByApi(fan.page, { eventSlug: slug, ticketTypeSlug: await firstType(fan.page, slug) })

  await page.reload()
  const part = await openPart(page, 'publish')
  await part.getByRole('button', { name: word('organiser.cancelOpen') }).click()
  const asked = page.getByRole('alertdialog')
  await expect(asked.getByText('¥3,300', { exact: false })).toBeVisible()
  await typeWords(asked, word('organiser.cancelReason'), { ja: '出演者の体調不良のため。', en: 'The artist has fallen ill.' })

  await test.step('without its name nothing is cancelled', async () => {
    await asked.getByRole('button', { name: word('organiser.cancelConfirm') }).click()
    await expect(asked.getByText(word('organiser.nameDiffers'))).toBeVisible()
  })

  await asked.getByLabel(word('organiser.typeName2', { title: title.ja })).fill(title.ja)
  await asked.getByRole('button', { name: word('organiser.cancelConfirm') }).click()
  await expect(asked).toBeHidden()
  await expect(page.locator('[data-refunds=done]')).toBeVisible({ timeout: 30_000 })

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
