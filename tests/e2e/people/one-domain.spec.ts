import { portsFrom } from '../../../processes/ports'
import { startStack, type Stack } from '../../../processes/stack'
import { readBooks } from '../books'
import { addAuthenticator, makePasskey, offersNothing } from '../sign-in/authenticator'
import { newAddress, signInByCode } from '../sign-in/letters'
import { expect, test as base } from '../stack'
import { word } from '../words'
import { makeOwner } from './make-owner'

// A house as it is in production: all hosts below one domain, and one passkey for all of them. Chromium gives `akushu.localhost` to
// the hosts below it, as it gives them example.com; it gives `localhost` to none.

type House = Pick<Stack, 'postgres'> & { fan: string; admin: string }

const test = base.extend<object, { house: House }>({
  house: [
    async ({ stack }, use) => {
      const app = Number(new URL(stack.urls.fan).port) + 5
      const origins = ['fan', 'artist', 'admin'].map((name) => `http://${name}.akushu.localhost:${app}`)
      const own = await startStack({
        stateDir: '.test/e2e-one-domain',
        ports: portsFrom(app),
        build: 'production',
        environment: { APP_ORIGINS: origins.join(',') },
        isFresh: true,
        durability: 'fast',
      })
      await use({ postgres: own.postgres, fan: origins[0] ?? '', admin: origins[2] ?? '' })
      await own.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
})

test('a fan’s passkey opens the organiser’s pages on another host, once they are an owner', async ({ enter, house }) => {
  const { page } = await enter(null)
  const device = await addAuthenticator(page)
  await offersNothing(page)
  const email = newAddress('fan-tencho')
  await signInByCode(page, { home: house.fan, email, next: '/me' })
  await makePasskey(page)
  await makeOwner(house, email)

  await signInByCode(page, { home: house.admin, email, next: '/admin', after: 1 })
  await expect(page).toHaveURL(`${house.admin}/me?passkey=needed&next=%2Fadmin`)
  await page.getByRole('button', { name: word('passkeys.neededSignIn') }).click()
  await expect(page).toHaveURL(`${house.admin}/admin`)
  await expect(page.getByRole('heading', { name: word('admin.todayHeading') })).toBeVisible()
  expect(await device.passkeys()).toBe(1)
})

test('a passkey made for one host before still opens it, and makes way for one that opens all', async ({ enter, house }) => {
  const { page } = await enter(null)
  const device = await addAuthenticator(page)
  await offersNothing(page)
  const email = newAddress('mukashi')
  await signInByCode(page, { home: house.fan, email, next: '/me' })
  await makePasskey(page)
  // As if the hosts had shared no domain then: in the books, and on the device.
  await device.rebind('fan.akushu.localhost')
  await readBooks(house, `UPDATE passkey SET rp_id = 'fan.akushu.localhost' FROM person WHERE person.id = person_id AND person.email = $1`, [email])
  await page.reload()
  await expect(page.getByText(word('passkeys.formerHere', { host: 'fan.akushu.localhost' }))).toBeVisible()

  await page.context().clearCookies()
  await page.goto(`${house.fan}/signin?next=%2Fme`)
  await page.getByRole('button', { name: word('signIn.withPasskey') }).click()
  await page.getByRole('button', { name: word('passkeys.former', { host: 'fan.akushu.localhost' }) }).click()
  await expect(page).toHaveURL(`${house.fan}/me`)
  await makePasskey(page)

  await page.goto(`${house.admin}/signin?next=%2Fme`)
  await page.getByRole('button', { name: word('signIn.withPasskey') }).click()
  await expect(page).toHaveURL(`${house.admin}/me`)
})
