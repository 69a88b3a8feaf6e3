import type { Stack } from '../../../processes/stack'
import { readBooks } from '../books'
import { expect, test } from '../stack'
import type { Visitor, Window } from '../visitor'
import { word } from '../words'
import { newAddress, signInByCode } from './letters'

// What a session's end looks like, wherever it was ended.

test.describe('one person in two browsers', () => {
  // The browser whose session was ended asks once more before it learns of it.
  test.use({ expectedErrors: /status of 401 / })

  test('signing out everywhere ends both, and nobody else’s', async ({ enter }) => {
    const { phone, desk } = await twoBrowsers(enter)
    const other = await enter('fan2')
    await phone.page.getByRole('button', { name: word('accounts.endAll'), exact: true }).click()
    await phone.page.getByRole('alertdialog').getByRole('button', { name: word('accounts.endAllConfirm') }).click()
    await expect(phone.page).toHaveURL(`${phone.home}/signin`)
    for (const { page, home } of [phone, desk]) {
      await page.goto(`${home}/tickets`)
      await expect(page).toHaveURL(`${home}/signin?next=%2Ftickets`)
    }
    await other.page.goto(`${other.home}/me`)
    await expect(other.page.getByText(word('accounts.thisDevice'), { exact: true })).toBeVisible()
  })

  test('the list of devices ends the one that is pressed, and no other', async ({ enter }) => {
    const { phone, desk } = await twoBrowsers(enter)
    const end = desk.page.getByRole('button', { name: new RegExp(word('accounts.endSessionOf', { device: '.+' })) })
    await expect(end).toHaveCount(1)
    await end.click()
    await desk.page.getByRole('alertdialog').getByRole('button', { name: word('accounts.endConfirm') }).click()
    await expect(desk.page.getByText(word('accounts.ended')).first()).toBeVisible()
    await expect(end).toHaveCount(0)
    await expect(desk.page.getByText(word('accounts.thisDevice'), { exact: true })).toBeVisible()
    await phone.page.goto(`${phone.home}/tickets`)
    await expect(phone.page).toHaveURL(`${phone.home}/signin?next=%2Ftickets`)
    await desk.page.goto(`${desk.home}/tickets`)
    await expect(desk.page).toHaveURL(`${desk.home}/tickets`)
  })
})

/** The same person on a phone and at a desk, each on their own page; the desk knows of both. */
async function twoBrowsers(enter: (who: null, window?: Window) => Promise<Visitor>): Promise<{ phone: Visitor; desk: Visitor }> {
  const email = newAddress()
  const phone = await enter(null, { width: 360, height: 740 })
  await signInByCode(phone.page, { home: phone.home, email, next: '/me' })
  const desk = await enter(null)
  await signInByCode(desk.page, { home: desk.home, email, next: '/me', after: 1 })
  return { phone, desk }
}

test('the name shown is changed on one’s own page', async ({ enter }) => {
  const { page, home } = await enter(null)
  await signInByCode(page, { home, email: newAddress(), next: '/me', name: 'まえ' })
  await page.getByRole('button', { name: word('me.editName') }).click()
  await page.getByLabel(word('me.name')).fill('あと')
  await page.getByRole('button', { name: word('me.saveName') }).click()
  await expect(page.getByRole('main').getByText('あと', { exact: true }).first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('main').getByText('あと', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('まえ')).toHaveCount(0)
})

test.describe('a session that ended meanwhile', () => {
  test.use({ expectedErrors: /status of 401 / })

  test('is said once, and signing in opens beside the page', async ({ enter, stack }) => {
    const { page, home } = await enter(null)
    const email = newAddress()
    await signInByCode(page, { home, email, next: '/me' })
    await page.getByRole('button', { name: word('me.editName') }).click()
    await endSessionsOf(stack, email)
    await page.getByRole('button', { name: word('me.saveName') }).click()
    const dialog = page.getByRole('dialog', { name: word('shell.signInAgainTitle') })
    await expect(dialog).toBeVisible()
    // The panel behind it would say the same.
    await expect(page.getByText(word('problem.codes.sign_in_required'))).toHaveCount(0)
    await dialog.getByRole('button', { name: word('shell.later') }).click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('button', { name: word('me.saveName') })).toBeFocused()
    await expect(page.getByText(word('problem.codes.sign_in_required')).first()).toBeVisible()
    const beside = page.context().waitForEvent('page')
    await page.getByRole('main').getByRole('button', { name: word('shell.signIn') }).click()
    await expect(await beside).toHaveURL(`${home}/signin?next=%2Fme`)
    await expect(page).toHaveURL(`${home}/me`)
  })

  test('is no more to be asked about once its person has signed in in another tab', async ({ enter, stack }) => {
    const { page, home, context } = await enter(null)
    const email = newAddress()
    await signInByCode(page, { home, email, next: '/me' })
    await page.getByRole('button', { name: word('me.editName') }).click()
    await page.getByLabel(word('me.name')).fill('あたらしい名前')
    await endSessionsOf(stack, email)
    await page.getByRole('button', { name: word('me.saveName') }).click()
    const dialog = page.getByRole('dialog', { name: word('shell.signInAgainTitle') })
    await expect(dialog).toBeVisible()
    const opened = context.waitForEvent('page')
    await dialog.getByRole('button', { name: word('shell.signIn') }).click()
    const tab = await opened
    await expect(tab).toHaveURL(`${home}/signin?next=%2Fme`)
    await signInByCode(tab, { home, email, next: '/me', after: 1 })
    await tab.close()
    // What a browser says when one comes back to a tab; one without a screen never leaves any.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(dialog).toHaveCount(0)
    await expect(page.getByText(word('problem.codes.sign_in_required'))).toHaveCount(0)
    // What was typed is still there.
    await page.getByRole('button', { name: word('me.saveName') }).click()
    await expect(page.getByRole('main').getByText('あたらしい名前').first()).toBeVisible()
  })
})

async function endSessionsOf(stack: Pick<Stack, 'postgres'>, email: string): Promise<void> {
  await readBooks(
    stack,
    `UPDATE session SET ended_at = now() FROM person WHERE person.id = session.person_id AND person.email = $1 AND ended_at IS NULL`,
    [email],
  )
}
