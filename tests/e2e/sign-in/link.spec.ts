import { expect, test } from '../stack'
import { word } from '../words'
import { askForCode, codeField, newAddress, readLetter } from './letters'

// The link in the mail: a button in the browser that asked, the digits to carry in any other.

test('in the browser that asked, the link signs in, and the page that asked goes on', async ({ enter }) => {
  const { page, home, context } = await enter(null)
  const email = newAddress()
  await askForCode(page, { home, email, next: '/tickets' })
  const { link } = await readLetter(page, { home, email })
  const tab = await context.newPage()
  await tab.goto(link)
  await expect(tab.getByText(email)).toBeVisible()
  await expect(tab).toHaveURL(`${home}/signin/link`)
  // Looking has used nothing up: a mail program that opens links signs nobody in.
  await expect(codeField(page)).toBeVisible()
  await tab.getByRole('button', { name: word('link.signIn') }).click()
  await tab.waitForURL(/\/welcome\?next=%2Ftickets$/)
  await page.bringToFront()
  await expect(page).toHaveURL(`${home}/tickets`, { timeout: 15_000 })
})

test('in another browser it shows the code, and the code works where it was asked for', async ({ enter }) => {
  const asking = await enter(null)
  const email = newAddress()
  await askForCode(asking.page, { home: asking.home, email })
  const { link, code } = await readLetter(asking.page, { home: asking.home, email })
  const elsewhere = await enter(null, { width: 360, height: 740 })
  await elsewhere.page.goto(link)
  await expect(elsewhere.page.getByRole('heading', { name: word('link.elsewhereHeading') })).toBeVisible()
  await expect(elsewhere.page.locator('[data-code]')).toHaveText(`${code.slice(0, 3)} ${code.slice(3)}`)
  await expect(elsewhere.page).toHaveURL(`${elsewhere.home}/signin/link`)
  await expect(elsewhere.page.getByRole('button', { name: word('link.signIn') })).toHaveCount(0)
  await codeField(asking.page).fill(code)
  await asking.page.waitForURL(/\/welcome/)
})

test.describe('a link of no more use', () => {
  test.use({ expectedErrors: /status of 410 .*\/api\/accounts\/sign-in\/link\/look/ })

  test('says what to do', async ({ enter }) => {
    const { page, home } = await enter(null)
    const email = newAddress()
    await askForCode(page, { home, email })
    const { link, code } = await readLetter(page, { home, email })
    await codeField(page).fill(code)
    await page.waitForURL(/\/welcome/)
    await page.goto(link)
    await expect(page.getByRole('heading', { name: word('link.overHeading') })).toBeVisible()
    await expect(page.getByText(word('link.overSignedIn'))).toBeVisible()
    const elsewhere = await enter(null)
    await elsewhere.page.goto(link)
    await expect(elsewhere.page.getByRole('link', { name: word('link.again') })).toBeVisible()
    await elsewhere.page.goto(`${elsewhere.home}/signin/link?r=nonsense`)
    await expect(elsewhere.page.getByText(word('link.over'))).toBeVisible()
  })
})
