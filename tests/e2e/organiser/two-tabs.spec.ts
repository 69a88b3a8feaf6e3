import { expect, test } from '../stack'
import { word } from '../words'
import { makeDraft, openPart, savePart, typeWords } from './making'

// Refusals that are part of the story: a browser says so for every answer above 399.
test.use({ expectedErrors: /status of 409/ })

test('two people at one event: other parts go through, the same part asks, and nothing typed is lost', async ({ enter }) => {
  test.setTimeout(120_000)
  const { page: one, context } = await enter('owner')
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(Date.now() + 30 * 86_400_000)
  await makeDraft(one, { title: { ja: 'ふたりの編集', en: 'Two Editors' }, date, from: '19:00', to: '20:00' })
  const two = await context.newPage()
  await two.goto(one.url())
  const title = (page: typeof one) => page.getByRole('textbox', { name: `${word('organiser.title')} ${word('form.languages.ja')}` })
  await expect(title(two)).toHaveValue('ふたりの編集')

  await test.step('a part that nobody else has touched is saved over the newer plan', async () => {
    const rules = await openPart(one, 'rules')
    await typeWords(rules, word('organiser.rules'), { ja: '録画はできません。', en: 'No recording.' })
    await savePart(rules)
    const basics = two.locator('section#basics')
    await title(two).fill('第二の題')
    await savePart(basics)
    await two.reload()
    await openPart(two, 'rules')
    await expect(two.getByRole('textbox', { name: `${word('organiser.rules')} ${word('form.languages.ja')}` })).toHaveValue('録画はできません。')
  })

  await test.step('the same part asks, keeps what was typed, and takes either', async () => {
    const basics = await openPart(one, 'basics')
    await title(one).fill('第一の題')
    await basics.getByRole('button', { name: word('form.save') }).click()
    await expect(basics.getByText(word('organiser.conflictTitle'))).toBeVisible()
    await expect(title(one)).toHaveValue('第一の題')
    await basics.getByRole('button', { name: word('organiser.takeTheirs') }).click()
    await expect(title(one)).toHaveValue('第二の題')
    await basics.getByRole('button', { name: word('organiser.restoreMine') }).click()
    await expect(title(one)).toHaveValue('第一の題')
    await savePart(basics)
    await two.reload()
    await openPart(two, 'basics')
    await expect(title(two)).toHaveValue('第一の題')
  })
})
