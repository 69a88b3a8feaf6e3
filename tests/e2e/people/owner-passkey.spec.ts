import type { Page } from 'playwright-core'
import type { Stack } from '../../../processes/stack'
import { readBooks } from '../books'
import { addAuthenticator, makePasskey, offersNothing } from '../sign-in/authenticator'
import { newAddress, signInByCode } from '../sign-in/letters'
import { signOut } from '../sign-in/sign-out'
import { expect, test } from '../stack'
import { word } from '../words'
import { makeOwner } from './make-owner'

// Owners act by passkey. Their mail alone opens nothing, in the demo as elsewhere: only its one click stands in for a passkey.

const members: string[] = []

async function joinAsOwner(stack: Pick<Stack, 'postgres'>, email: string): Promise<void> {
  members.push(email)
  await makeOwner(stack, email)
}

// Other tests count the people of this house. Not while a page is still open, which would be refused what it asks for.
test.afterAll(async ({ stack }) => {
  await readBooks(stack, 'DELETE FROM membership USING person WHERE person.id = person_id AND person.email = ANY($1)', [members.splice(0)])
})

const needed = (page: Page, title: string) => page.getByRole('region', { name: word(`passkeys.${title}`) })

test('an owner who signs in by mail is told of the passkey, makes one, and their pages open', async ({ enter, stack }) => {
  const { admin } = stack.urls
  const { page } = await enter(null)
  const device = await addAuthenticator(page)
  await offersNothing(page)
  const email = newAddress('tencho')
  await signInByCode(page, { home: admin, email, next: '/me' })
  await joinAsOwner(stack, email)
  await signOut(page, admin)

  await signInByCode(page, { home: admin, email, next: '/admin', after: 1 })
  await expect(page).toHaveURL(`${admin}/me?passkey=needed&next=%2Fadmin`)
  await needed(page, 'neededTitle').getByRole('button', { name: word('passkeys.neededAdd') }).click()
  await page.getByRole('dialog').getByRole('button', { name: word('passkeys.make') }).click()
  await expect(page).toHaveURL(`${admin}/admin`)
  await expect(page.getByRole('heading', { name: word('admin.todayHeading') })).toBeVisible()
  expect(await device.passkeys()).toBe(1)

  // From now on the mail is worth less than the passkey: it is asked for, and no other is made in its place.
  await signOut(page, admin)
  await signInByCode(page, { home: admin, email, next: '/admin/people', after: 2 })
  await expect(page).toHaveURL(`${admin}/me?passkey=needed&next=%2Fadmin%2Fpeople`)
  await expect(page.getByRole('button', { name: word('passkeys.neededAdd') })).toHaveCount(0)
  await needed(page, 'neededHasTitle').getByRole('button', { name: word('passkeys.neededSignIn') }).click()
  await expect(page).toHaveURL(`${admin}/admin/people`)
})

test('whose passkey works on another host only is told so, and not offered one that would be refused', async ({ enter, stack }) => {
  const { fan, admin } = stack.urls
  const { page } = await enter(null, { width: 360, height: 740 })
  await addAuthenticator(page)
  const email = newAddress('fan-tencho')
  await signInByCode(page, { home: fan, email, next: '/me' })
  await makePasskey(page)
  await joinAsOwner(stack, email)

  await signInByCode(page, { home: admin, email, next: '/admin', after: 1 })
  const told = needed(page, 'neededElsewhereTitle')
  await expect(told.getByText(word('passkeys.neededApart', { host: 'fan.localhost' }))).toBeVisible()
  await expect(told.getByRole('link', { name: word('passkeys.neededOpen', { host: 'fan.localhost' }) })).toHaveAttribute('href', `${fan}/me`)
  await expect(page.getByRole('button', { name: word('passkeys.neededAdd') })).toHaveCount(0)
  await expect(page.getByText(word('passkeys.elsewhere', { host: 'fan.localhost' }), { exact: true })).toBeVisible()

  // What it says works: removed over there with that passkey, the first one is made here.
  await told.getByRole('link').click()
  const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: new RegExp(word('passkeys.removeOf', { name: '.+' })) }) })
  await row.getByRole('button').click()
  await page.getByRole('alertdialog').getByRole('button', { name: word('passkeys.removeConfirm') }).click()
  await expect(page.getByText(word('passkeys.none'))).toBeVisible()
  await page.goto(`${admin}/me?passkey=needed&next=%2Fadmin`)
  await needed(page, 'neededTitle').getByRole('button', { name: word('passkeys.neededAdd') }).click()
  await page.getByRole('dialog').getByRole('button', { name: word('passkeys.make') }).click()
  await expect(page).toHaveURL(`${admin}/admin`)
})
