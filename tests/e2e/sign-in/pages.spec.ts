import type { Page } from 'playwright-core'
import { post } from '../shop'
import { expect, test } from '../stack'
import { word } from '../words'
import { addAuthenticator } from './authenticator'
import { insideInstagram, insideLine } from './in-app'
import { newAddress, readLetter } from './letters'
import { faultsAtAnyWidth } from './widths'

// Every page and step of signing in, in both languages, on a phone and on a desk: nothing for axe to find, nothing to
// scroll sideways, nothing in the console.

test.use({ expectedErrors: /status of (422|410) .*\/api\/accounts\/sign-in\// })

for (const locale of ['ja', 'en'] as const) {
  test(`the steps of signing in, ${locale}`, async ({ enter }) => {
    test.setTimeout(180_000)
    const { page, home, context } = await enter(null, { locale: locale === 'ja' ? 'ja-JP' : 'en-GB' })
    const say = (path: string, values?: Record<string, string>) => word(path, values, locale)
    const found: string[] = []
    const look = async (name: string, on: Page = page) => found.push(...(await faultsAtAnyWidth(on, `${name} ${locale}`)))
    const email = newAddress()

    await page.goto(`${home}/mailbox`)
    await expect(page.getByRole('heading', { name: say('mailbox.heading') })).toBeVisible()
    await look('the letter box')
    await page.goto(`${home}/signin?next=%2Fme&reason=provider_failed`)
    await expect(page.getByText(say('signIn.reasons.provider_failed'))).toBeVisible()
    await page.getByRole('button', { name: say('signIn.sendCode') }).click()
    await expect(page.getByText(say('signIn.emailWrong'))).toBeVisible()
    await look('a wrong address')
    await page.getByLabel(say('signIn.email')).fill(email)
    await page.getByRole('button', { name: say('signIn.sendCode') }).click()
    await expect(page.getByText(say('signIn.mail.sent'))).toBeVisible({ timeout: 15_000 })
    await look('the code')
    const { link, code } = await readLetter(page, { home, email })
    await page.getByLabel(say('signIn.codeLabel')).fill('000000')
    await expect(page.getByRole('alert').filter({ hasText: /4/ }).first()).toBeVisible()
    await look('a wrong code')

    const tab = await context.newPage()
    await tab.goto(link)
    await expect(tab.getByRole('button', { name: say('link.signIn') })).toBeVisible()
    await look('the link here', tab)
    await tab.close()
    const elsewhere = await enter(null, { locale: locale === 'ja' ? 'ja-JP' : 'en-GB' })
    await elsewhere.page.goto(link)
    await expect(elsewhere.page.locator('[data-code]')).toBeVisible()
    await look('the link elsewhere', elsewhere.page)

    await page.getByLabel(say('signIn.codeLabel')).fill(code)
    await expect(page.getByRole('heading', { name: say('welcome.heading') })).toBeVisible()
    await look('the welcome')
    await elsewhere.page.reload()
    await elsewhere.page.goto(link)
    await expect(elsewhere.page.getByRole('heading', { name: say('link.overHeading') })).toBeVisible()
    await look('a used link', elsewhere.page)
    expect(found).toEqual([])
  })

  test(`one's own page and its dialogs, ${locale}`, async ({ enter }) => {
    test.setTimeout(120_000)
    const { page, home } = await enter('fan2')
    await post(page, '/api/me/locale', { locale })
    const say = (path: string, values?: Record<string, string>) => word(path, values, locale)
    const found: string[] = []
    const look = async (name: string) => found.push(...(await faultsAtAnyWidth(page, `${name} ${locale}`)))
    await addAuthenticator(page)
    await page.goto(`${home}/me`)
    await page.getByRole('button', { name: say('me.editName') }).click()
    await look('the name')
    await page.getByRole('button', { name: say('passkeys.add'), exact: true }).click()
    await look('a new passkey')
    await page.getByRole('button', { name: say('passkeys.make') }).click()
    const remove = page.getByRole('button', { name: new RegExp(say('passkeys.removeOf', { name: '.+' })) })
    await expect(remove).toBeVisible()
    await look('passkeys')
    await remove.click()
    await look('fewer passkeys')
    await page.getByRole('alertdialog').getByRole('button', { name: say('passkeys.removeConfirm') }).click()
    await expect(page.getByText(say('passkeys.none'))).toBeVisible()
    await post(page, '/api/me/locale', { locale: 'ja' })
    expect(found).toEqual([])
  })
}

for (const [{ name: app, window }, locale] of [[insideLine, 'ja'], [insideInstagram, 'en']] as const) {
  test(`inside ${app} the way out is shown, and can be closed`, async ({ enter }) => {
    const { page, home } = await enter(null, window)
    await page.goto(`${home}/signin?next=%2Ftickets`)
    const panel = page.locator(`[data-in-app="${app}"]`)
    await expect(panel).toBeVisible()
    if (app === 'line') {
      const out = panel.getByRole('link', { name: word('inApp.openIn', { browser: 'Safari' }, locale) })
      await expect(out).toHaveAttribute('href', /\/signin\?next=%2Ftickets&openExternalBrowser=1$/)
    } else {
      await expect(panel.getByText(word('inApp.steps.instagram.choose', {}, locale))).toBeVisible()
    }
    // Passkeys do not work in there, and the rest does.
    await expect(page.getByRole('button', { name: word('signIn.withPasskey', {}, locale) })).toHaveCount(0)
    await expect(page.getByLabel(word('signIn.email', {}, locale))).toBeVisible()
    expect(await faultsAtAnyWidth(page, app)).toEqual([])
    // Before buying it is said again, in a line that opens.
    await page.goto(`${home}/events/moonlight-acoustic`)
    const more = panel.getByText(word('inApp.how', { browser: app === 'line' ? 'Safari' : 'Chrome' }, locale))
    await expect(more).toBeVisible()
    await expect(panel.getByText(word('inApp.why.buy', { browser: app === 'line' ? 'Safari' : 'Chrome' }, locale))).toBeHidden()
    await more.click()
    await expect(panel.getByText(word('inApp.why.buy', { browser: app === 'line' ? 'Safari' : 'Chrome' }, locale))).toBeVisible()
    expect(await faultsAtAnyWidth(page, `${app} at an event`)).toEqual([])
    await panel.getByRole('button', { name: word('ui.close', {}, locale) }).click()
    await expect(panel).toHaveCount(0)
    for (const path of ['/signin?next=%2Ftickets', '/events/moonlight-acoustic']) {
      await page.goto(`${home}${path}`)
      await expect(page.getByRole('main')).toBeVisible()
      await expect(panel).toHaveCount(0)
    }
  })
}

test('inside LINE checkout says what buying there means', async ({ enter, stack }) => {
  const { page } = await enter(null, insideLine.window)
  await page.goto(`${stack.urls.fan}/api/demo/sign-in/fan2`)
  const { orderId } = await post<{ orderId: string }>(page, '/api/ticketing/orders', { eventSlug: 'moonlight-acoustic', ticketTypeSlug: 'live-archive', quantity: 1 })
  await page.goto(`${stack.urls.fan}/checkout/${orderId}`)
  const panel = page.locator('[data-in-app="line"]')
  await expect(panel.getByText(word('inApp.why.buy', { browser: 'Safari' }))).toBeVisible()
  expect(await faultsAtAnyWidth(page, 'checkout inside LINE')).toEqual([])
  await panel.getByRole('button', { name: word('ui.close') }).click()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: word('checkout.heading') })).toBeVisible()
  await expect(panel).toHaveCount(0)
})
