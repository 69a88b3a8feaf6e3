import { readBooks } from '../books'
import { expect, test } from '../stack'
import { word } from '../words'
import { newAddress, signInByCode } from './letters'

// What a session's end looks like, wherever it was ended.

test('signing out everywhere ends every browser', async ({ enter }) => {
  const email = newAddress()
  const phone = await enter(null, { width: 360, height: 740 })
  await signInByCode(phone.page, { home: phone.home, email, next: '/me' })
  const desk = await enter('fan2')
  await desk.page.goto(`${desk.home}/me`)
  await expect(desk.page.getByText(word('accounts.thisDevice'))).toBeVisible()

  await phone.page.getByRole('button', { name: word('accounts.endAll'), exact: true }).click()
  await phone.page.getByRole('alertdialog').getByRole('button', { name: word('accounts.endAllConfirm') }).click()
  await expect(phone.page).toHaveURL(`${phone.home}/signin`)
  await phone.page.goto(`${phone.home}/tickets`)
  await expect(phone.page).toHaveURL(`${phone.home}/signin?next=%2Ftickets`)
  // Another person's sessions are their own.
  await desk.page.reload()
  await expect(desk.page.getByText(word('accounts.thisDevice'))).toBeVisible()
})

test('the name shown is changed on one’s own page', async ({ enter }) => {
  const { page, home } = await enter(null)
  await signInByCode(page, { home, email: newAddress(), next: '/me', name: 'まえ' })
  await page.getByRole('button', { name: word('me.editName') }).click()
  await page.getByLabel(word('me.name')).fill('あと')
  await page.getByRole('button', { name: word('me.saveName') }).click()
  await expect(page.getByText('あと').first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('あと').first()).toBeVisible()
  await expect(page.getByText('まえ')).toHaveCount(0)
})

test.describe('a session that ended meanwhile', () => {
  test.use({ expectedErrors: /status of 401 / })

  test('is said once, and signing in comes back to the same place', async ({ enter, stack }) => {
    const { page, home, context } = await enter(null)
    const email = newAddress()
    await signInByCode(page, { home, email, next: '/tickets?from=test' })
    const end = () => readBooks(stack, `UPDATE session SET ended_at = now() FROM person WHERE person.id = session.person_id AND person.email = $1 AND ended_at IS NULL`, [email])
    await end()
    await page.reload()
    await expect(page).toHaveURL(new RegExp(`/signin\\?next=`))
    await signInByCode(page, { home, email, next: '/me' })
    await end()
    await page.getByRole('button', { name: word('me.editName') }).click()
    await page.getByRole('button', { name: word('me.saveName') }).click()
    const dialog = page.getByRole('dialog', { name: word('shell.signInAgainTitle') })
    await expect(dialog).toBeVisible()
    await expect(page.getByText(word('problem.codes.sign_in_required'))).toHaveCount(0)
    await expect(page.getByText(word('shell.signInAgainTitle'))).toHaveCount(1)
    await dialog.getByRole('button', { name: word('shell.later') }).click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByText(word('problem.codes.sign_in_required'))).toBeVisible()

    // Signed in again in another tab: this page notices, and goes on.
    await page.getByRole('button', { name: word('me.saveName') }).click()
    await expect(dialog).toBeVisible()
    await dialog.getByRole('button', { name: word('shell.signIn') }).click()
    await expect(page).toHaveURL(`${home}/signin?next=%2Fme`)
    expect(context.pages()).toHaveLength(1)
  })
})
