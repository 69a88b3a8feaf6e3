import { expect, test } from '../stack'
import { word } from '../words'
import { addBroadcast, fillDraft, makeDraft, openPart, publish, savePart, typeMoment, typeWords } from './making'

// An organiser who has never done it: on a laptop, in Japanese, from an empty form to a ticket in a fan's hand.
// Nobody else finds a draft: a browser says so for every answer above 399, and asks such a page for an icon by its old name.
test.use({ expectedErrors: /status of 404 .*\/events\/early-evening-concert$/ })

const title = { ja: '宵の口コンサート', en: 'Early Evening Concert' }

/** The day after tomorrow in Tokyo, so that a new ticket is on sale at once. */
function soon(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(Date.now() + 2 * 86_400_000)
}

test('from an empty form to a published event, which a fan finds on a phone and buys', async ({ enter }) => {
  test.setTimeout(180_000)
  const { page } = await enter('owner')
  const slug = await makeDraft(page, { title, date: soon(), from: '19:00', to: '20:30' })
  expect(slug).toBe('early-evening-concert')

  await test.step('the checklist says what is missing, and leads to its field', async () => {
    const part = await openPart(page, 'publish')
    await expect(part.getByRole('button', { name: word('organiser.publish') })).toBeDisabled()
    await part.getByRole('link', { name: word('organiser.check.description_ja') }).click()
    await expect(page.locator('section#basics')).toBeVisible()
    const japanese = page.getByRole('textbox', { name: `${word('organiser.description')} ${word('form.languages.ja')}` })
    await expect(japanese).toBeFocused()
  })

  await test.step('nobody else sees a draft', async () => {
    const nobody = await enter(null)
    const answer = await nobody.page.goto(`${nobody.home}/events/${slug}`)
    expect(answer?.status()).toBe(404)
  })

  await test.step('before there is a broadcast no ticket can be made, and the way to one is shown', async () => {
    const part = await openPart(page, 'tickets')
    await expect(part.getByRole('button', { name: word('organiser.newType') })).toHaveCount(0)
    await part.getByRole('link', { name: word('organiser.toBroadcasts') }).click()
    await expect(page.locator('section#broadcasts')).toBeVisible()
  })

  await fillDraft(page, '星野みつき')

  await test.step('a cover that is too small is refused with its size and the least one', async () => {
    const part = await openPart(page, 'cover')
    const small = await page.screenshot({ type: 'png', clip: { x: 0, y: 0, width: 120, height: 80 } })
    await part.locator('input[type=file]').setInputFiles({ name: 'small.png', mimeType: 'image/png', buffer: small })
    const sizes = { width: '120', height: '80', leastWidth: '640', leastHeight: '320' }
    await expect(part.getByText(word('form.pictureTooSmall', sizes))).toBeVisible()
  })

  await test.step('a cover is shown as soon as it is chosen, and stays', async () => {
    const part = await openPart(page, 'cover')
    const picture = await page.screenshot({ type: 'png' })
    await part.locator('input[type=file]').setInputFiles({ name: 'cover.png', mimeType: 'image/png', buffer: picture })
    await expect(page.getByText(word('organiser.coverSaved'), { exact: true })).toBeVisible()
    await expect(part.locator('img')).toBeVisible()
    await expect.poll(() => part.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300)
  })

  await test.step('the preview shows the page as it will be', async () => {
    await page.getByRole('link', { name: word('organiser.preview'), exact: true }).first().click()
    await page.waitForURL(`**/admin/events/${slug}/preview?part=cover`)
    const frame = page.frameLocator('iframe')
    await expect(frame.getByRole('heading', { name: title.ja })).toBeVisible()
    await page.getByRole('button', { name: word('organiser.windows.phone') }).click()
    await expect.poll(() => page.locator('iframe').evaluate((element: HTMLIFrameElement) => element.contentWindow?.innerWidth)).toBeLessThanOrEqual(390)
    await page.getByRole('link', { name: word('organiser.backToEditor') }).click()
    await expect(page.locator('section#cover')).toBeVisible()
  })

  await publish(page)

  await test.step('a fan finds it on a phone and reads the rules before paying', async () => {
    const fan = await enter('fan', { width: 360, height: 740 })
    await expect(page.getByRole('link', { name: word('organiser.openPublic') }).first()).toHaveAttribute('href', `${fan.home}/events/${slug}`)
    await fan.page.goto(`${fan.home}/`)
    await fan.page.getByRole('link', { name: title.ja }).first().click()
    await fan.page.waitForURL(`**/events/${slug}`)
    await expect(fan.page.getByRole('heading', { name: word('events.rules') })).toBeVisible()
    await fan.page.locator('#ticket-shop').getByRole('button', { name: word('events.buy') }).click()
    await fan.page.waitForURL(/\/checkout\//)
    await expect(fan.page.getByText(word('checkout.rulesAgree'))).toBeVisible()
    await fan.page.getByRole('button', { name: word('checkout.pay', { price: '¥3,300' }) }).click()
    await fan.page.waitForURL(/\/till\//)
    await fan.page.getByRole('button', { name: word('till.succeed') }).click()
    await expect(fan.page.getByRole('heading', { name: word('checkout.paidTitle') })).toBeVisible({ timeout: 20_000 })
  })

  await test.step('what was bought cannot be taken away', async () => {
    await page.reload()
    const part = await openPart(page, 'tickets')
    await expect(part.getByText(word('organiser.typeOrdered'))).toBeVisible()
    await part.getByRole('button', { name: word('organiser.editOf', { name: '視聴券' }) }).click()
    await part.getByLabel(word('organiser.quantity')).fill('0')
    await part.getByRole('button', { name: word('organiser.saveRow') }).click()
    await expect(part.getByText(word('organiser.faults.tooFew', { bound: '1' }))).toBeVisible()
  })
})

test('what is typed is not lost by leaving, unless one says so', async ({ enter }) => {
  const { page } = await enter('owner')
  await makeDraft(page, { title: { ja: '下書き', en: 'Only a Draft' }, date: soon(), from: '10:00', to: '11:00' })
  await typeWords(page.locator('section#basics'), word('organiser.title'), { ja: '書きかけ', en: 'Half written' })
  const away = page.getByRole('link', { name: word('organiser.allEvents') })
  await away.click()
  await page.getByRole('alertdialog').getByRole('button', { name: word('organiser.leaveKeep') }).click()
  await expect(away).toBeFocused()
  await expect(page.getByRole('textbox', { name: `${word('organiser.title')} ${word('form.languages.ja')}` })).toHaveValue('書きかけ')
  await test.step('the checklist says what is typed and only not saved', async () => {
    await typeWords(page.locator('section#basics'), word('organiser.description'), { ja: '書きかけの紹介。', en: '' })
    const part = await openPart(page, 'publish')
    const line = (code: 'description_ja' | 'description_en') => part.getByRole('listitem').filter({ hasText: word(`organiser.check.${code}`) })
    await expect(line('description_ja').getByText(word('organiser.notSavedYet'))).toBeVisible()
    await expect(line('description_en').getByText(word('organiser.notSavedYet'))).toHaveCount(0)
  })
  await away.click()
  await page.getByRole('alertdialog').getByRole('button', { name: word('organiser.leaveConfirm') }).click()
  await page.waitForURL(/\/admin\/events$/)
})

test('a dialog begins at its first field, and closed it gives the focus back', async ({ enter }) => {
  const { page, home } = await enter('owner')
  await page.goto(`${home}/admin/people`)
  const open = page.getByRole('button', { name: word('people.addArtist') }).first()
  await open.click()
  const dialog = page.getByRole('dialog', { name: word('people.artistFormTitle') })
  await expect(dialog.getByRole('textbox').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(open).toBeFocused()
})

test.describe('a session that ended while an event is written', () => {
  test.use({ expectedErrors: /status of 401 / })

  test('is signed in again beside the editor, which keeps what was typed', async ({ enter }) => {
    const { page, context, home } = await enter('owner')
    const slug = await makeDraft(page, { title: { ja: '途切れる夜', en: 'A Night Interrupted' }, date: soon(), from: '10:00', to: '11:00' })
    const basics = page.locator('section#basics')
    await typeWords(basics, word('organiser.description'), { ja: '長い紹介文。', en: 'A long text.' })
    await context.clearCookies()
    await basics.getByRole('button', { name: word('form.save') }).click()
    const dialog = page.getByRole('dialog', { name: word('shell.signInAgainTitle') })
    const opened = context.waitForEvent('page')
    await dialog.getByRole('button', { name: word('shell.signIn') }).click()
    const tab = await opened
    await expect(tab).toHaveURL(`${home}/signin?next=${encodeURIComponent(`/admin/events/${slug}`)}`)
    await tab.goto(`${home}/api/demo/sign-in/owner`)
    await tab.close()
    // What a browser says when one comes back to a tab; one without a screen never leaves any.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(dialog).toHaveCount(0)
    await savePart(basics)
    await page.reload()
    await expect(page.getByRole('textbox', { name: `${word('organiser.description')} ${word('form.languages.ja')}` })).toHaveValue('長い紹介文。')
  })
})

test.describe('what the server alone can see is wrong', () => {
  test.use({ expectedErrors: /status of 4(?:00|09) / })

  test('is said in the language of the page, and what was typed stays', async ({ enter }) => {
    const { page } = await enter('owner')
    const date = soon()
    await makeDraft(page, { title: { ja: '短くなる夜', en: 'A Shorter Night' }, date, from: '10:00', to: '12:00' })
    await addBroadcast(page)
    const basics = await openPart(page, 'basics')
    await typeMoment(basics, word('organiser.when'), 'ends', date, '11:00')
    await basics.getByRole('button', { name: word('form.save') }).click()
    await expect(basics.getByText(word('problem.codes.broadcast_outside_event'))).toBeVisible()
    await expect(basics.getByText('must lie within')).toHaveCount(0)
    await expect(basics.getByLabel(word('form.timeOf', { label: `${word('organiser.when')} ${word('form.ends')}` }), { exact: true })).toHaveValue('11:00')
  })

  test('an address that another event has is said once, at its field', async ({ enter }) => {
    const { page } = await enter('owner')
    await makeDraft(page, { title: { ja: '同じ住所', en: 'The Same Address' }, date: soon(), from: '10:00', to: '12:00' })
    const basics = page.locator('section#basics')
    const address = basics.getByLabel(word('organiser.address'))
    await address.fill('moonlight-acoustic')
    await basics.getByRole('button', { name: word('form.save') }).click()
    await expect(basics.getByText(word('organiser.faults.addressInUse'))).toHaveCount(1)
    await expect(basics.getByText(word('problem.codes.slug_taken'))).toHaveCount(0)
    await expect(address).toBeFocused()
  })
})
