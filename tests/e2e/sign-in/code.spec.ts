import { readBooks } from '../books'
import { expect, test } from '../stack'
import { word } from '../words'
import { askForCode, codeField, newAddress, otherCode, readLetter, signInByCode } from './letters'

// Signing in by the six digits of a mail, on the page that asked.

test('a newcomer signs in by the code, is welcomed, and arrives where they were going', async ({ enter }) => {
  const { page, home } = await enter(null, { width: 360, height: 740 })
  const email = newAddress()
  await page.goto(`${home}/tickets`)
  await expect(page).toHaveURL(`${home}/signin?next=%2Ftickets`)
  await askForCode(page, { home, email, next: '/tickets' })
  await expect(page.getByText(email)).toBeVisible()
  const { code } = await readLetter(page, { home, email })
  // As a Japanese keyboard writes it, or as it is copied out of a sentence.
  await codeField(page).fill(`コード：${code.slice(0, 3)} ${code.slice(3)}`)
  await page.waitForURL(/\/welcome\?next=%2Ftickets$/)
  await page.getByLabel(word('me.name')).fill('はなこ')
  await page.getByRole('button', { name: word('welcome.goOn') }).click()
  await expect(page).toHaveURL(`${home}/tickets`)
  await page.goto(`${home}/me`)
  await expect(page.getByRole('main').getByText('はなこ').first()).toBeVisible()
  await expect(page.getByText(email)).toBeVisible()
})

test('who comes again is not welcomed anew', async ({ enter }) => {
  const first = await enter(null)
  const email = newAddress()
  await signInByCode(first.page, { home: first.home, email })
  const again = await enter(null)
  await askForCode(again.page, { home: again.home, email, next: '/me' })
  const { code } = await readLetter(again.page, { home: again.home, email, after: 1 })
  await codeField(again.page).pressSequentially(code)
  await expect(again.page).toHaveURL(`${again.home}/me`)
})

test('an address is asked about before it is believed', async ({ enter }) => {
  const { page, home } = await enter(null)
  await page.goto(`${home}/signin`)
  await page.getByLabel(word('signIn.email')).fill('hanako@')
  await page.getByRole('button', { name: word('signIn.sendCode') }).click()
  await expect(page.getByRole('alert').filter({ hasText: word('signIn.emailWrong') })).toBeVisible()
  await page.getByLabel(word('signIn.email')).fill('hanako@gmial.com')
  await page.getByRole('button', { name: word('signIn.didYouMean', { email: 'hanako@gmail.com' }) }).click()
  await expect(page.getByLabel(word('signIn.email'))).toHaveValue('hanako@gmail.com')
})

test('the step survives a reload and a second tab', async ({ enter }) => {
  const { page, home } = await enter(null)
  const email = newAddress()
  await askForCode(page, { home, email })
  await page.reload()
  await expect(page.getByText(email)).toBeVisible()
  await expect(codeField(page)).toBeVisible()
  const second = await page.context().newPage()
  await second.goto(`${home}/signin`)
  await expect(second.getByText(email)).toBeVisible()
  const { code } = await readLetter(page, { home, email })
  await codeField(second).fill(code)
  await second.waitForURL(/\/welcome/)
})

test('a mistyped address is one button away', async ({ enter }) => {
  const { page, home } = await enter(null)
  const email = newAddress('hanak')
  await askForCode(page, { home, email })
  await page.getByRole('button', { name: word('signIn.otherAddress') }).click()
  await expect(page.getByLabel(word('signIn.email'))).toHaveValue(email)
})

test.describe('a wrong code', () => {
  test.use({ expectedErrors: /status of (422|410) .*\/api\/accounts\/sign-in\/code/ })

  test('is said with the tries that are left; the fifth ends it, and another code can be had', async ({ enter }) => {
    const { page, home } = await enter(null)
    const email = newAddress()
    await askForCode(page, { home, email })
    const { code } = await readLetter(page, { home, email })
    const wrong = otherCode(code)
    for (const tries of [4, 3, 2, 1]) {
      await codeField(page).fill(wrong)
      await expect(page.getByRole('alert').filter({ hasText: word('signIn.wrongCode', { tries: String(tries) }) })).toBeVisible()
      await expect(codeField(page)).toHaveValue('')
    }
    await codeField(page).fill(wrong)
    await expect(page.getByText(word('signIn.exhaustedTitle'))).toBeVisible()
    await page.getByRole('button', { name: word('signIn.newCode') }).click()
    await expect(codeField(page)).toBeVisible()
    const second = await readLetter(page, { home, email, after: 1 })
    await codeField(page).fill(second.code)
    await page.waitForURL(/\/welcome/)
  })
})

test('after half a minute the mail can be sent again, with another code', async ({ enter, stack }) => {
  const { page, home } = await enter(null)
  const email = newAddress()
  await askForCode(page, { home, email })
  await expect(page.getByRole('button', { name: /0:\d\d/ })).toBeDisabled()
  const first = await readLetter(page, { home, email })
  await readBooks(stack, `UPDATE sign_in_request SET created_at = created_at - interval '40 s', expires_at = expires_at - interval '40 s' WHERE email = $1`, [email])
  await page.getByRole('button', { name: word('signIn.resend') }).click()
  const second = await readLetter(page, { home, email, after: 1 })
  expect(second.code).not.toBe(first.code)
  await codeField(page).fill(second.code)
  await page.waitForURL(/\/welcome/)
})

test('a code that is too old is said before it is typed', async ({ enter, stack }) => {
  const { page, home } = await enter(null)
  const email = newAddress()
  await askForCode(page, { home, email })
  await readBooks(stack, `UPDATE sign_in_request SET expires_at = now() - interval '1 s' WHERE email = $1`, [email])
  await expect(page.getByText(word('signIn.expiredTitle'))).toBeVisible({ timeout: 10_000 })
  await page.getByRole('button', { name: word('signIn.newCode') }).click()
  await expect(codeField(page)).toBeVisible()
})
