import { readBooks } from '../books'
import { post } from '../shop'
import { expect, test } from '../stack'
import { word } from '../words'
import { addAuthenticator, makePasskey } from './authenticator'
import { newAddress, signInByCode } from './letters'

// A passkey made on one's own page signs in from then on.

test('a passkey is made, signs in, and is removed', async ({ enter }) => {
  const { page, home } = await enter(null)
  const device = await addAuthenticator(page)
  // A browser that offers passkeys only when it is asked to; the next test has one of the other kind.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false
  })
  const email = newAddress()
  await signInByCode(page, { home, email, next: '/me' })
  await expect(page).toHaveURL(`${home}/me`)

  await page.getByRole('button', { name: word('passkeys.add'), exact: true }).click()
  await expect(page.getByLabel(word('passkeys.name'))).not.toHaveValue('')
  await page.getByLabel(word('passkeys.name')).fill('わたしの端末')
  await page.getByRole('button', { name: word('passkeys.make') }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'わたしの端末' })
  await expect(row).toBeVisible()
  expect(await device.passkeys()).toBe(1)

  await post(page, '/api/me/sign-out', {})
  await page.goto(`${home}/signin?next=%2Fme`)
  await page.getByRole('button', { name: word('signIn.withPasskey') }).click()
  await expect(page).toHaveURL(`${home}/me`)
  await expect(page.getByText(email)).toBeVisible()

  await row.getByRole('button', { name: word('passkeys.removeOf', { name: 'わたしの端末' }) }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: word('passkeys.removeConfirm') }).click()
  await expect(page.getByText(word('passkeys.none'))).toBeVisible()
})

test('the browser offers it by itself, without a button', async ({ enter }) => {
  const { page, home } = await enter(null)
  await addAuthenticator(page)
  await signInByCode(page, { home, email: newAddress(), next: '/me' })
  await makePasskey(page)
  await post(page, '/api/me/sign-out', {})
  await page.goto(`${home}/signin?next=%2Fme`)
  await expect(page).toHaveURL(`${home}/me`, { timeout: 15_000 })
})

test.describe('an old session', () => {
  test.use({ expectedErrors: /status of 403 .*\/api\/me\/passkeys/ })

  test('proves itself anew before the ways in are changed, and comes back', async ({ enter, stack }) => {
    const { page, home } = await enter(null)
    const device = await addAuthenticator(page)
    const email = newAddress()
    await signInByCode(page, { home, email, next: '/me' })
    await readBooks(
      stack,
      `UPDATE session SET proved_at = now() - interval '11 min' FROM person WHERE person.id = session.person_id AND person.email = $1`,
      [email],
    )
    await page.getByRole('button', { name: word('passkeys.add'), exact: true }).click()
    await page.getByRole('button', { name: word('passkeys.make') }).click()
    await expect(page.getByText(word('passkeys.freshText'))).toBeVisible()
    expect(await device.passkeys()).toBe(0)
    await page.getByRole('link', { name: word('passkeys.fresh') }).click()
    await expect(page).toHaveURL(`${home}/signin?next=%2Fme`)
    await expect(page.getByLabel(word('signIn.email'))).toHaveValue(email)
  })
})
