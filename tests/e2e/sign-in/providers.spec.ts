import type { Page } from 'playwright-core'
import type { Stack } from '../../../processes/stack'
import { readBooks } from '../books'
import { expect, test } from '../stack'
import { word } from '../words'
import { codeField, newAddress, readLetter, signInByCode } from './letters'
import { signOut } from './sign-out'

// Out to LINE or Google and back. What stands for them asks who it is on a page of its own, as they do.

let numbered = 0

/** Somebody over there whom nobody here knows yet. */
function newcomer() {
  numbered += 1
  const subject = `U${Date.now().toString(36)}${numbered}`
  return { subject, name: `ハナコ${subject}` }
}

const withLine = (page: Page) => page.getByRole('button', { name: word('signIn.withProvider', { provider: 'LINE' }) })

/** The accounts elsewhere that open somebody's account here. */
async function linksOf(stack: Pick<Stack, 'postgres'>, email: string): Promise<string[]> {
  const rows = await readBooks<{ provider: string }>(
    stack,
    'SELECT provider FROM provider_identity JOIN person ON person.id = person_id WHERE person.email = $1 ORDER BY provider',
    [email],
  )
  return rows.map(({ provider }) => provider)
}

test('LINE and an address, both proved, make one account, which LINE opens from then on', async ({ enter, stack, providers }) => {
  const account = newcomer()
  providers.line.accounts = [account]
  const { page, home } = await enter(null, { width: 360, height: 740 })
  const email = newAddress()
  await page.goto(`${home}/signin?next=%2Fme`)
  await withLine(page).click()
  await page.waitForURL((url) => url.origin === providers.line.issuer)
  await page.getByRole('link', { name: account.name }).click()
  await expect(page).toHaveURL(`${home}/signin?step=email`)
  await expect(page.getByText(word('signIn.proved', { provider: 'LINE' }))).toBeVisible()
  await page.getByLabel(word('signIn.email')).fill(email)
  await page.getByRole('button', { name: word('signIn.sendCode') }).click()
  await expect(codeField(page)).toBeVisible()
  // The address is not proved yet, so nothing is anybody's.
  expect(await linksOf(stack, email)).toEqual([])
  await codeField(page).fill((await readLetter(page, { home, email })).code)
  await page.waitForURL(/\/welcome/)
  await page.getByLabel(word('me.name')).fill('はなこ')
  await page.getByRole('button', { name: word('welcome.goOn') }).click()
  await page.waitForURL((url) => url.pathname !== '/welcome')
  expect(await linksOf(stack, email)).toEqual(['line'])

  await signOut(page, home)
  await page.goto(`${home}/signin?next=%2Fme`)
  await withLine(page).click()
  await page.getByRole('link', { name: account.name }).click()
  await expect(page).toHaveURL(`${home}/me`)
  await expect(page.getByText(email)).toBeVisible()
})

test('Google is linked on one’s own page after a press that names both accounts, and not before', async ({ enter, stack, providers }) => {
  const account = newcomer()
  providers.google.accounts = [account]
  const { page, home } = await enter(null)
  const email = newAddress()
  await signInByCode(page, { home, email, next: '/me' })
  const pending = page.getByRole('region', { name: word('me.pendingTitle', { provider: 'Google' }) })
  const leave = async () => {
    await page.getByRole('button', { name: word('me.linkOf', { provider: 'Google' }) }).click()
    await page.waitForURL((url) => url.origin === providers.google.issuer)
    await page.getByRole('link', { name: account.name }).click()
    await expect(page).toHaveURL(`${home}/me?link=google`)
    await expect(pending.getByText(word('me.pendingNamed', { provider: 'Google', name: account.name, email }))).toBeVisible()
  }
  await leave()
  expect(await linksOf(stack, email)).toEqual([])
  await pending.getByRole('button', { name: word('me.pendingDecline'), exact: true }).click()
  await expect(pending).toHaveCount(0)
  expect(await linksOf(stack, email)).toEqual([])

  await leave()
  await pending.getByRole('button', { name: word('me.pendingConfirm'), exact: true }).click()
  await expect(page.getByText(word('me.nowLinked', { provider: 'Google' })).first()).toBeVisible()
  await expect(page.getByRole('button', { name: word('me.unlinkOf', { provider: 'Google' }) })).toBeVisible()
  expect(await linksOf(stack, email)).toEqual(['google'])
})

test.describe('an old session', () => {
  test.use({ expectedErrors: /status of 403 .*\/api\/me\/identities\/confirmation/ })

  test('links nothing until the address is proved anew', async ({ enter, stack, providers }) => {
    const account = newcomer()
    providers.google.accounts = [account]
    const { page, home } = await enter(null)
    const email = newAddress()
    await signInByCode(page, { home, email, next: '/me' })
    await readBooks(stack, `UPDATE session SET proved_at = now() - interval '11 min' FROM person WHERE person.id = session.person_id AND person.email = $1`, [email])
    await page.getByRole('button', { name: word('me.linkOf', { provider: 'Google' }) }).click()
    await page.getByRole('link', { name: account.name }).click()
    await page.getByRole('button', { name: word('me.pendingConfirm'), exact: true }).click()
    await expect(page.getByText(word('passkeys.freshText'))).toBeVisible()
    expect(await linksOf(stack, email)).toEqual([])
  })
})

test('an account that is linked to somebody else is not taken from them', async ({ enter, stack, providers }) => {
  const account = newcomer()
  providers.google.accounts = [account]
  const [one, two] = [await enter(null), await enter(null)]
  const [theirs, mine] = [newAddress('moto'), newAddress('ato')]
  for (const [{ page, home }, email] of [[one, theirs], [two, mine]] as const) {
    await signInByCode(page, { home, email, next: '/me' })
    await page.getByRole('button', { name: word('me.linkOf', { provider: 'Google' }) }).click()
    await page.getByRole('link', { name: account.name }).click()
    if (email === theirs) {
      await page.getByRole('button', { name: word('me.pendingConfirm'), exact: true }).click()
      await expect(page.getByText(word('me.nowLinked', { provider: 'Google' })).first()).toBeVisible()
    }
  }
  await expect(two.page.getByText(word('me.reasons.provider_in_use'))).toBeVisible()
  expect([await linksOf(stack, theirs), await linksOf(stack, mine)]).toEqual([['google'], []])
})

test('giving up over there is said here, with the other ways in', async ({ enter, providers }) => {
  providers.line.accounts = [newcomer()]
  const { page, home } = await enter(null)
  await page.goto(`${home}/signin?next=%2Ftickets`)
  await withLine(page).click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page).toHaveURL(`${home}/signin?reason=provider_cancelled`)
  await expect(page.getByText(word('signIn.reasons.provider_cancelled'))).toBeVisible()
  await expect(page.getByLabel(word('signIn.email'))).toBeVisible()
})

test('a return that cannot be read, and one too many, end on the sign-in page and not in raw text', async ({ enter }) => {
  const { page, home } = await enter(null)
  const callback = `${home}/api/accounts/providers/line/callback`
  await page.goto(`${callback}?state=one&state=two`)
  await expect(page).toHaveURL(`${home}/signin?reason=provider_failed`)
  await expect(page.getByText(word('signIn.reasons.provider_failed'))).toBeVisible()
  // A browser that is known is counted by itself. What it brings back is not its own, which is said until it has come too often.
  await page.getByLabel(word('signIn.email')).fill(newAddress())
  await page.getByRole('button', { name: word('signIn.sendCode') }).click()
  await expect(codeField(page)).toBeVisible()
  const foreign = `${callback}?state=nobodys&code=x`
  await page.goto(foreign)
  await expect(page).toHaveURL(`${home}/signin?reason=provider_expired`)
  await page.evaluate((url) => Promise.all(Array.from({ length: 60 }, async () => fetch(url, { redirect: 'manual' }))).then(() => undefined), foreign)
  await page.goto(foreign)
  await expect(page).toHaveURL(`${home}/signin?reason=provider_failed`)
})
