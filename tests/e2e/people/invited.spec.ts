import type { Page } from 'playwright-core'
import { readBooks } from '../books'
import { expect, test } from '../stack'
import { codeField, newAddress, readLetter } from '../sign-in/letters'
import { insideLine } from '../sign-in/in-app'
import { faultsAtAnyWidth } from '../sign-in/widths'
import { word } from '../words'

// An owner invites by link, somebody accepts, and is removed; and the platform's people come in for a reason.

/** Opens the people's page and makes a link for a moderator. */
async function makeLink(page: Page, home: string, email?: string): Promise<string> {
  await page.goto(`${home}/admin/people`)
  await page.getByRole('button', { name: word('people.invite'), exact: true }).first().click()
  if (email !== undefined) await page.getByLabel(word('people.email')).fill(email)
  await page.getByRole('button', { name: word('people.makeLink') }).click()
  const link = await page.getByRole('textbox', { name: word('people.linkLabel') }).inputValue()
  await page.getByRole('dialog').getByRole('button', { name: word('people.close') }).last().click()
  return link
}

/** Reads the invitation in the demo's letter box by eye. */
async function readMailedLink(page: Page, home: string, email: string): Promise<string> {
  await page.goto(`${home}/mailbox`)
  const letter = page.getByRole('article').filter({ hasText: email })
  await expect(letter).toHaveCount(1, { timeout: 15_000 })
  return (await letter.getByRole('link').first().getAttribute('href')) ?? ''
}

test.describe('invited by link', () => {
  test.use({ expectedErrors: /status of 4(?:04|10) / })

  test('somebody comes in, works, is removed, and their open page ends', async ({ enter, stack }) => {
    const owner = await enter('owner')
    const { admin } = stack.urls
    const link = await makeLink(owner.page, admin)
    const { page } = await enter(null, { width: 360, height: 740 })
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('星空プロダクション')
    await expect(page).toHaveURL(`${admin}/invitation`)
    await page.getByRole('button', { name: word('invitation.signIn') }).click()
    await page.waitForURL(/\/signin\?next=%2Finvitation$/)
    await page.goto(`${admin}/api/demo/sign-in/fan2`)
    await page.goto(`${admin}/invitation`)
    await page.getByRole('button', { name: word('invitation.accept') }).click()
    await expect(page.getByRole('heading', { name: word('invitation.joinedTitle') })).toBeVisible()
    await page.getByRole('link', { name: word('invitation.go') }).click()
    await expect(page.getByRole('heading', { name: word('admin.todayHeading') })).toBeVisible()

    await owner.page.reload()
    const name = 'ケンジ'
    await owner.page.getByRole('button', { name: word('people.removeOf', { name }) }).click()
    await owner.page.getByRole('alertdialog').getByRole('button', { name: word('people.removeConfirm') }).click()
    await expect(page.getByRole('heading', { name: word('shell.notFoundTitle') })).toBeVisible({ timeout: 10_000 })
    await expect(owner.page.getByRole('button', { name: word('people.removeOf', { name }) })).toHaveCount(0)

    const late = await enter(null)
    await late.page.goto(link)
    await expect(late.page.getByText(word('invitation.endedTitle'))).toBeVisible()
  })

  test('a link that names an address is for that address alone, and comes by mail', async ({ enter, stack }) => {
    const { admin } = stack.urls
    const owner = await enter('owner')
    const email = newAddress('utako')
    await makeLink(owner.page, admin, email)
    const mailed = await readMailedLink(owner.page, admin, email)
    const { page } = await enter(null, { width: 360, height: 740 })
    await page.goto(`${admin}/api/demo/sign-in/fan`)
    await page.goto(mailed)
    await expect(page.getByRole('heading', { name: word('invitation.otherAccountTitle') })).toBeVisible()
    await page.getByRole('button', { name: word('invitation.switch') }).click()
    await page.waitForURL(/\/signin\?next=%2Finvitation$/)
    await page.getByLabel(word('signIn.email')).fill(email)
    await page.getByRole('button', { name: word('signIn.sendCode') }).click()
    const { code } = await readLetter(page, { home: admin, email, after: 1 })
    await codeField(page).fill(code)
    await page.waitForURL(/\/welcome/)
    await page.getByLabel(word('me.name')).fill('うたこ')
    await page.getByRole('button', { name: word('welcome.goOn') }).click()
    await page.getByRole('button', { name: word('invitation.accept') }).click()
    await expect(page.getByRole('heading', { name: word('invitation.joinedTitle') })).toBeVisible()
  })
})

test('an invitation opened inside LINE says that a passkey cannot be made there, and leads out whole', async ({ enter, stack }) => {
  const owner = await enter('owner')
  const link = await makeLink(owner.page, stack.urls.admin)
  const { page } = await enter(null, insideLine.window)
  await page.goto(link)
  const panel = page.locator('[data-in-app="line"]')
  await expect(panel.getByText(word('inApp.why.invitation', { browser: 'Safari' }))).toBeVisible()
  expect(await faultsAtAnyWidth(page, 'an invitation inside LINE')).toEqual([])
  const out = (await panel.getByRole('link', { name: word('inApp.openIn', { browser: 'Safari' }) }).getAttribute('href')) ?? ''
  const safari = await enter(null)
  await safari.page.goto(out)
  await expect(safari.page.getByRole('heading', { level: 1 })).toContainText('星空プロダクション')
  await expect(safari.page.locator('[data-in-app]')).toHaveCount(0)

  // From the way in, too, which only knows that an invitation waits.
  await page.getByRole('button', { name: word('invitation.signIn') }).click()
  await page.waitForURL(/\/signin\?next=%2Finvitation$/)
  const fromSignIn = panel.getByRole('link', { name: word('inApp.openIn', { browser: 'Safari' }), includeHidden: true })
  await expect(fromSignIn).toHaveAttribute('href', out)
  await page.goto(`${stack.urls.admin}/invitation`)
  await panel.getByRole('button', { name: word('ui.close') }).click()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('星空プロダクション')
  await expect(panel).toHaveCount(0)
})

test('support comes in for a reason, which the owner can read', async ({ enter, stack }) => {
  const { admin } = stack.urls
  const support = await enter('support')
  const reason = '主催者さまから電話でご依頼'
  await support.page.goto(`${admin}/platform`)
  await support.page.getByRole('combobox', { name: word('platform.organisation') }).click()
  await support.page.getByRole('option', { name: '星空プロダクション' }).click()
  await support.page.getByLabel(word('platform.reason')).fill(reason)
  await support.page.getByRole('button', { name: word('platform.start'), exact: true }).click()
  await support.page.getByRole('link', { name: word('platform.open') }).click()
  await expect(support.page.getByRole('heading', { name: '月夜のアコースティックライブ' })).toBeVisible()
  // What support has just read is in the ledger under that very visit.
  const visits = await readBooks<{ id: string }>(stack, `SELECT id FROM platform_visit WHERE reason = $1`, [reason])
  const rows = await readBooks<{ visit: string }>(stack, `SELECT detail->>'visit' AS visit FROM ledger_entry WHERE action = 'admin.today' AND detail ? 'visit'`)
  expect(rows.length).toBeGreaterThan(0)
  expect(new Set(rows.map(({ visit }) => visit))).toEqual(new Set(visits.map(({ id }) => id)))
  const owner = await enter('owner')
  await owner.page.goto(`${admin}/admin/people`)
  await expect(owner.page.getByText(reason)).toBeVisible()
  await expect(owner.page.getByText(word('people.visitGoing'))).toBeVisible()
  await support.page.goto(`${admin}/platform`)
  await support.page.getByRole('button', { name: word('platform.endOf', { name: '星空プロダクション' }) }).click()
  await expect(support.page.getByText(word('platform.over'))).toBeVisible()
})
